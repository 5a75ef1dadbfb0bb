import { makeStyles } from "@griffel/react";

const numbers = { fontVariantNumeric: "tabular-nums" } as const;

/** The look of a correction: what stands there beside what would. */
export const useFixStyles = makeStyles({
  card: {
    borderRadius: "6px",
    border: "1px solid",
    backgroundColor: "var(--colorNeutralBackground2)",
    paddingLeft: "10px",
    paddingRight: "10px",
    paddingTop: "8px",
    paddingBottom: "10px",
    marginTop: "6px",
    marginBottom: "8px",
    display: "flex",
    flexDirection: "column",
    rowGap: "8px",
    minWidth: 0,
  },
  offer: { display: "flex", flexDirection: "column", rowGap: "4px", paddingBottom: "6px" },
  indented: { paddingLeft: "28px" },
  table: { width: "100%", borderCollapse: "collapse", fontSize: "12px", lineHeight: "16px", tableLayout: "fixed" },
  head: { fontWeight: 400, textAlign: "left", paddingTop: "2px", paddingBottom: "2px", paddingRight: "6px", borderBottom: "1px solid" },
  right: { textAlign: "right", paddingRight: 0, ...numbers },
  text: {
    textAlign: "left",
    paddingTop: "2px",
    paddingBottom: "2px",
    paddingRight: "6px",
    borderBottom: "1px dotted",
    overflowWrap: "anywhere",
    whiteSpace: "pre-wrap",
    verticalAlign: "middle",
  },
  check: { width: "18px", height: "18px", margin: "3px", accentColor: "var(--colorBrandBackground)" },
  checkCell: { width: "28px", padding: 0, borderBottom: "1px dotted", verticalAlign: "middle" },
  place: { width: "56px" },
  all: { display: "flex", alignItems: "center", columnGap: "6px", minHeight: "24px", fontSize: "12px", lineHeight: "16px" },
  readings: { border: "none", margin: 0, padding: 0, minWidth: 0, fontSize: "12px", lineHeight: "16px" },
  buttons: { display: "flex", flexWrap: "wrap", columnGap: "8px", rowGap: "6px" },
});
