import { render } from "preact";
import "./locale";
import "uplot/dist/uPlot.min.css";
import { App } from "./app";
import "./styles/theme.css";
import "./styles/frame.css";
import "./styles/parts.css";
import "./styles/states.css";
import "./styles/overview.css";
import "./styles/experience.css";
import "./styles/audiences.css";
import "./styles/visitor.css";
import "./styles/requests.css";

const root = document.getElementById("app");
if (root) {
    root.replaceChildren();
    render(<App />, root);
}
