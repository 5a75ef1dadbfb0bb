import { Button } from "@fluentui/react-button";
import { ArrowLeft16Regular, ChevronDown16Regular, ChevronRight16Regular, InfoRegular } from "@fluentui/react-icons";
import { Select } from "@fluentui/react-select";
import { mergeClasses } from "@griffel/react";
import { useEffect, useId, useRef, useState } from "react";
import { areaAddress, samplesOf, type CardField, type DeskState, type MappingCard } from "../app/view.js";
import { useMappingStyles } from "./mapping-styles.js";
import { usePane } from "./pane-context.js";
import { StateIcon } from "./state-icon.js";
import { usePaneStyles } from "./styles.js";

/** What the columns were taken for: doubt and what is missing first, each with its evidence and a choice. */
export default function MappingCardView({ state, card }: { readonly state: DeskState; readonly card: MappingCard }) {
  const { desk, words, colors } = usePane();
  const styles = usePaneStyles();
  const own = useMappingStyles();
  const { mapping } = words;
  const title = useRef<HTMLHeadingElement>(null);
  // The person asked for the card: reading goes on at its head.
  useEffect(() => title.current?.focus(), []);
  const look = card.fields.filter(({ part }) => part === "look");
  const usual = card.fields.filter(({ part }) => part === "usual");
  const rare = card.fields.filter(({ part }) => part === "rare");
  const clear = [...usual, ...rare].filter(({ before }) => before !== undefined).length;
  const { place } = card;
  const blocked = card.needs.length > 0;
  return (
    <>
      <main className={mergeClasses(styles.body, styles.main)}>
        <Button
          appearance="transparent"
          size="small"
          className={own.back}
          style={{ color: colors.brand }}
          icon={<ArrowLeft16Regular />}
          onClick={() => desk.closeColumns()}
        >
          {state.reading ? mapping.home : mapping.start}
        </Button>
        <div>
          <h1 className={styles.title} ref={title} tabIndex={-1} style={{ outline: "none" }}>
            {mapping.title}
          </h1>
          <p className={styles.soft} style={{ color: colors.soft, overflowWrap: "anywhere" }}>
            {mapping.place(place.table ?? place.sheet, areaAddress(place.area), card.headerRow + 1)}
          </p>
        </div>
        <p className={mergeClasses(styles.plain, own.note)} style={{ borderColor: colors.notDue, backgroundColor: colors.tint }}>
          <InfoRegular aria-hidden color={colors.brand} fontSize={20} />
          <span>
            <strong>{mapping.toLook(look.length, look.length + clear)}</strong>
            {look.length > 0 ? mapping.others(clear) : null}
          </span>
        </p>
        {look.length > 0 ? (
          <section className={own.section} aria-label={mapping.needLook}>
            <div className={styles.between}>
              <h2 className={styles.heading}>{mapping.needLook}</h2>
              {look.length > 1 && look[0]?.why?.kind === "needed" ? (
                <span className={styles.soft} style={{ color: colors.soft }}>
                  {mapping.missingFirst}
                </span>
              ) : null}
            </div>
            {look.map((each) => (
              <DoubtCard key={each.field} card={card} field={each} />
            ))}
          </section>
        ) : null}
        <section aria-label={mapping.clear}>
          <h2 className={styles.heading}>{mapping.clear}</h2>
          <div className={own.rows}>
            {usual.map((each) => (
              <FieldRow key={each.field} card={card} field={each} />
            ))}
          </div>
          <More card={card} fields={rare} />
        </section>
      </main>
      <footer className={styles.foot} style={{ borderColor: colors.line, backgroundColor: "var(--colorNeutralBackground1)" }}>
        <p className={styles.soft} style={{ color: blocked ? colors.bad : colors.soft }} aria-live="polite">
          {blocked ? mapping.missing(card.needs) : mapping.kept}
        </p>
        <div className={own.footButtons}>
          <Button appearance="primary" disabledFocusable={blocked} onClick={() => void desk.useColumns()}>
            {mapping.use}
          </Button>
          <Button onClick={() => desk.closeColumns()}>{mapping.back}</Button>
        </div>
      </footer>
    </>
  );
}

interface FieldProps {
  readonly card: MappingCard;
  readonly field: CardField;
}

/** A field that needs a look: its column, three cells of it, and why it is asked about. */
function DoubtCard({ card, field }: FieldProps) {
  const { words, colors } = usePane();
  const styles = usePaneStyles();
  const own = useMappingStyles();
  const { mapping } = words;
  const id = useId();
  const { why } = field;
  const reason =
    why === undefined
      ? ""
      : why.kind === "rivals"
        ? mapping.rivals(why.other)
        : why.kind === "general"
          ? mapping.general
          : mapping.neededWhy(why.need);
  return (
    <div className={own.doubt} style={{ borderColor: colors.line }}>
      <div className={own.doubtHead}>
        <label htmlFor={id} className={own.name}>
          {mapping.field(field.field)}
        </label>
        <Badge card={card} field={field} />
      </div>
      <ColumnSelect id={id} card={card} field={field} describedBy={`${id}-why`} />
      <Samples card={card} field={field} />
      <p id={`${id}-why`} className={styles.soft}>
        {reason}
      </p>
    </div>
  );
}

/** Settled, missing or doubtful; a field that asks for nothing more has none. */
function Badge({ card, field }: FieldProps) {
  const { words, colors } = usePane();
  const own = useMappingStyles();
  const { mapping } = words;
  const { why, chosen, column, confidence } = field;
  const badge =
    chosen && column !== undefined
      ? ({ state: "done", word: mapping.chosen, ink: colors.ok, ground: colors.okGround } as const)
      : why?.kind === "needed"
        ? card.needs.includes(why.need)
          ? ({ state: "bad", word: mapping.needed, ink: colors.bad, ground: colors.badGround } as const)
          : undefined
        : chosen
          ? undefined
          : ({ state: "warn", word: mapping.doubtful(percent(confidence)), ink: colors.warn, ground: colors.warnGround } as const);
  return badge ? (
    <span className={own.badge} style={{ color: badge.ink, borderColor: badge.ink, backgroundColor: badge.ground }}>
      <StateIcon state={badge.state} /> {badge.word}
    </span>
  ) : null;
}

/** Nothing that was recognised is beyond doubt. */
function percent(confidence = 0): number {
  return Math.round(Math.min(confidence, 0.99) * 100);
}

/** Three cells, one beneath the other, each with its address. */
function Samples({ card, field }: FieldProps) {
  const { words, colors } = usePane();
  const styles = usePaneStyles();
  const own = useMappingStyles();
  const samples = samplesOf(card, field);
  if (field.column === undefined) return null;
  if (samples.length === 0)
    return (
      <p className={styles.soft} style={{ color: colors.soft }}>
        {words.mapping.emptyColumn}
      </p>
    );
  return (
    <ul className={own.samples}>
      {samples.map(({ address, text, amount }) => (
        <li key={address} className={own.sample} style={{ borderColor: colors.line }}>
          <span style={{ color: colors.soft }}>{address}</span>
          <span className={mergeClasses(own.value, amount && own.amount)} title={text}>
            {text}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** A field in two lines: its column, and three cells side by side. */
function FieldRow({ card, field }: FieldProps) {
  const { words, colors } = usePane();
  const own = useMappingStyles();
  const id = useId();
  const samples = samplesOf(card, field);
  const { confidence } = field;
  const sure = confidence === undefined || field.chosen ? undefined : `${percent(confidence)}%`;
  return (
    <div className={own.row} style={{ borderColor: colors.line }}>
      <label htmlFor={id} className={own.name}>
        {words.mapping.field(field.field)}
      </label>
      <ColumnSelect id={id} card={card} field={field} bare />
      {samples.length > 0 ? (
        <ul className={own.rowSamples} style={{ color: colors.soft }}>
          {samples.map(({ address, text, amount }) => (
            <li key={address} className={mergeClasses(own.value, amount && own.amount)} title={`${address}: ${text}`}>
              {text}
            </li>
          ))}
          {sure === undefined ? null : <li className={own.sure}>{sure}</li>}
        </ul>
      ) : null}
    </div>
  );
}

interface ColumnSelectProps extends FieldProps {
  readonly id: string;
  readonly describedBy?: string;
  readonly bare?: boolean;
}

function ColumnSelect({ id, card, field, describedBy, bare = false }: ColumnSelectProps) {
  const { desk, words } = usePane();
  const own = useMappingStyles();
  const { column } = field;
  const named = column === undefined ? undefined : card.columns[column]?.header;
  return (
    <Select
      id={id}
      size="small"
      className={mergeClasses(bare ? own.bare : own.select, column === undefined && own.none)}
      title={named ?? ""}
      {...(describedBy === undefined ? {} : { "aria-describedby": describedBy })}
      value={column === undefined ? "" : String(column)}
      onChange={(_, data) => desk.assignColumn(field.field, data.value === "" ? undefined : Number(data.value))}
    >
      <option value="">{words.mapping.notInTable}</option>
      {card.columns.map(({ label, header }, at) => (
        <option key={at} value={String(at)}>
          {label === header || header === "" ? label : `${label} ${header}`}
        </option>
      ))}
    </Select>
  );
}

/** Less usual fields, folded away until they are asked for. */
function More({ card, fields }: { readonly card: MappingCard; readonly fields: readonly CardField[] }) {
  const { words } = usePane();
  const own = useMappingStyles();
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <>
      <button type="button" className={own.more} aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
        {words.mapping.more(fields.filter(({ column }) => column !== undefined).length)}
        {open ? <ChevronDown16Regular aria-hidden /> : <ChevronRight16Regular aria-hidden />}
      </button>
      <div id={id} className={own.rows} hidden={!open} style={open ? {} : { display: "none" }}>
        {fields.map((each) => (
          <FieldRow key={each.field} card={card} field={each} />
        ))}
      </div>
    </>
  );
}
