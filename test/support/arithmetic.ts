/** A fraction of whole numbers; the denominator is above 0. */
export interface Fraction {
  readonly over: bigint;
  readonly under: bigint;
}

const fraction = (over: bigint, under: bigint): Fraction => (under < 0n ? { over: -over, under: -under } : { over, under });

/**
 * Works out printed arithmetic as a person with paper would: + - x /, brackets, percent, grouped numbers, "the larger of (a; b)", in the signs of either
 * language. Knows nothing of the product; throws where it cannot read on.
 */
export function worth(text: string): Fraction {
  const plain = text.replaceAll("（", "(").replaceAll("）", ")");
  const tokens = plain.match(/\d[\d,]*(?:\.\d+)?|the larger of|the smaller of|较大者|较小者|[-+x/%();×÷−]/g) ?? [];
  const unread = plain.replace(/\d[\d,]*(?:\.\d+)?|the larger of|the smaller of|较大者|较小者|[-+x/%();×÷−\s]/g, "");
  if (unread !== "") throw new Error(`cannot read “${unread}” in “${text}”`);
  let at = 0;
  const take = (wanted: string): void => {
    if (tokens[at] !== wanted) throw new Error(`expected ${wanted} at ${at} of “${text}”`);
    at++;
  };
  const sum = (): Fraction => {
    let total = product();
    while (["+", "-", "−"].includes(tokens[at] ?? "")) {
      const sign = tokens[at++] === "+" ? 1n : -1n;
      const next = product();
      total = fraction(total.over * next.under + sign * next.over * total.under, total.under * next.under);
    }
    return total;
  };
  const product = (): Fraction => {
    let total = single();
    while (["x", "×", "/", "÷"].includes(tokens[at] ?? "")) {
      const times = ["x", "×"].includes(tokens[at++] ?? "");
      const next = single();
      total = times
        ? fraction(total.over * next.over, total.under * next.under)
        : fraction(total.over * next.under, total.under * next.over);
    }
    return total;
  };
  const single = (): Fraction => {
    const token = tokens[at++] ?? "";
    if (token === "-" || token === "−") {
      const { over, under } = single();
      return { over: -over, under };
    }
    if (token === "(") {
      const inner = sum();
      take(")");
      return inner;
    }
    if (/^(the|较)/.test(token)) {
      take("(");
      let best = sum();
      while (tokens[at] === ";") {
        at++;
        const next = sum();
        const above = next.over * best.under > best.over * next.under;
        if (above === /larger|较大者/.test(token)) best = next;
      }
      take(")");
      return best;
    }
    const [whole = "", decimals = ""] = token.replaceAll(",", "").split(".");
    if (!/^\d+$/.test(whole)) throw new Error(`expected a number at ${at} of “${text}”`);
    const value = fraction(BigInt(whole + decimals), 10n ** BigInt(decimals.length));
    if (tokens[at] !== "%") return value;
    at++;
    return fraction(value.over, value.under * 100n);
  };
  const found = sum();
  if (at !== tokens.length) throw new Error(`“${text}” goes on after ${tokens.slice(0, at).join(" ")}`);
  return found;
}

/** The number of decimals that a printed number has. */
export function decimalsOf(printed: string): number {
  return (/\.(\d+)/.exec(printed)?.[1] ?? "").length;
}

/** Rounded half away from zero and grouped by comma, as figures are printed. */
export function printed({ over, under }: Fraction, decimals: number): string {
  const size = over < 0n ? -over : over;
  const scaled = (size * 10n ** BigInt(decimals) * 2n + under) / (under * 2n);
  const digits = String(scaled).padStart(decimals + 1, "0");
  const whole = digits.slice(0, digits.length - decimals).replace(/\B(?=(\d{3})+$)/g, ",");
  const sign = over < 0n && scaled !== 0n ? "-" : "";
  return sign + whole + (decimals === 0 ? "" : `.${digits.slice(digits.length - decimals)}`);
}
