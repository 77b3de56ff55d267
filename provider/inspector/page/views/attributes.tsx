import type { AttributeView } from "../../server/view";
import { Code, Section } from "../parts/basics";
import { Empty } from "../parts/states";
import { useProject } from "../project";
import { hrefOf } from "../route";
import { Uses } from "./audiences";

export function Attributes() {
    const { attributes, events } = useProject();
    const custom = attributes.filter(({ key }) => key !== undefined);
    const presets = attributes.filter(({ key }) => key === undefined);
    return (
        <>
            <Section title="Custom attributes">
                {custom.length === 0 ? (
                    <Empty title="This project has no custom attributes.">
                        <p>A web site sets attributes of its visitors, and audiences use them.</p>
                    </Empty>
                ) : (
                    <AttributeList list={custom} />
                )}
            </Section>
            {presets.length > 0 && (
                <Section title="Presets in use">
                    <AttributeList list={presets} />
                </Section>
            )}
            <Section title="Events">
                {events.length === 0 ? (
                    <Empty title="This project has no events.">
                        <p>A web site sends events, and A/B tests count them as conversions.</p>
                    </Empty>
                ) : (
                    <ul class="rows halves">
                        {events.map(({ uid, key, description, usedBy }) => (
                            <li key={uid}>
                                <div>
                                    <div class="row-head">
                                        <Code text={key} />
                                        <Unused used={usedBy.some(({ status }) => status !== "ARCHIVED")} />
                                    </div>
                                    {description && <p class="description">{description}</p>}
                                </div>
                                <div>{usedBy.length > 0 && <Uses uses={usedBy} />}</div>
                            </li>
                        ))}
                    </ul>
                )}
            </Section>
        </>
    );
}

function AttributeList({ list }: { list: readonly AttributeView[] }) {
    const { audience } = useProject();
    return (
        <ul class="rows halves">
            {list.map(({ uid, name, key, description, usedBy }) => (
                <li key={uid}>
                    <div>
                        <div class="row-head">
                            <strong>{name}</strong>
                            {key !== undefined && <Code text={key} />}
                            <Unused used={usedBy.length > 0} />
                        </div>
                        {description && <p class="description">{description}</p>}
                    </div>
                    <div class="list">
                        {usedBy.map((each) => (
                            <a key={each} href={hrefOf("audiences", each)}>
                                {audience.get(each)?.name ?? each}
                            </a>
                        ))}
                    </div>
                </li>
            ))}
        </ul>
    );
}

function Unused({ used }: { used: boolean }) {
    return used ? null : <span class="badge unused">not used</span>;
}
