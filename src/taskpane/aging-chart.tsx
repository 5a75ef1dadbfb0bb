import type { Aging, CurrencyFigures } from "../app/view.js";
import { ratio } from "../kernel/money.js";
import { formatRatio, formatShort } from "../text/format.js";
import { bucketLabel } from "./bucket-label.js";
import { usePane } from "./pane-context.js";

const width = 296;
const height = 120;
const labels = 34;

/** A bar per bucket, growing later from light to dark. The table beneath it says the same in numbers. */
export function AgingChart({ aging, figures }: { readonly aging: Aging; readonly figures: CurrencyFigures }) {
  const { words, colors, locale } = usePane();
  const largest = Math.max(1, ...aging.amounts.map((amount) => Math.abs(amount)));
  const step = width / aging.buckets.length;
  const bar = Math.min(36, step * 0.6);
  const room = height - labels - 18;
  let late = 0;
  return (
    <svg
      role="img"
      aria-label={words.chart}
      viewBox={`0 0 ${width} ${height}`}
      width="100%"
      style={{ maxWidth: 600 }}
      fontSize={11}
      fill="currentColor"
    >
      {aging.buckets.map((bucket, i) => {
        const amount = aging.amounts[i] ?? figures.open;
        const size = Math.max(amount === 0 ? 0 : 2, (Math.abs(amount) / largest) * room);
        const x = i * step + step / 2;
        const isLate = bucket.kind === "days";
        const fill =
          bucket.kind === "not-due"
            ? colors.notDue
            : bucket.kind === "none"
              ? colors.none
              : colors.ramp[Math.min(late, colors.ramp.length - 1)];
        if (isLate) late++;
        const share = ratio(amount, figures.open);
        return (
          <g key={bucket.id} textAnchor="middle">
            <rect
              x={x - bar / 2}
              y={height - labels - size}
              width={bar}
              height={size}
              rx={2}
              fill={fill}
              stroke="currentColor"
              strokeWidth={0}
              className="ar-bar"
            />
            <text x={x} y={height - labels - size - 4} fontWeight={600}>
              {formatShort(amount, figures.currency.exponent, locale)}
            </text>
            <text x={x} y={height - labels + 14}>
              {bucketLabel(bucket.id, words)}
            </text>
            <text x={x} y={height - labels + 28} fill={colors.soft}>
              {share ? `${formatRatio(share.times(100))}%` : ""}
            </text>
          </g>
        );
      })}
      <line x1={0} x2={width} y1={height - labels + 0.5} y2={height - labels + 0.5} stroke="currentColor" />
    </svg>
  );
}
