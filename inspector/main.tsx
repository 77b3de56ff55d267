import { render } from "preact";
import "./locale";
import "uplot/dist/uPlot.min.css";
import { App } from "./app";
import "./app.css";

const root = document.getElementById("app");
if (root) {
    root.replaceChildren();
    render(<App />, root);
}
