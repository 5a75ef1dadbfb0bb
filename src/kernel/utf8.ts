/**
 * Text as UTF-8 in memory that grows. The sheets of a pack come to tens of megabytes: as texts they would be made, joined and cleared away again.
 */
export class Utf8 {
  /** Bytes so far. */
  length = 0;
  private bytes = new Uint8Array(1_024);

  /** A half of a pair without the other becomes U+FFFD, as anywhere. */
  add(text: string): void {
    this.makeRoom(text.length * 3);
    const { bytes } = this;
    let at = this.length;
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      if (unit < 0x80) bytes[at++] = unit;
      else if (unit < 0x800) {
        bytes[at++] = 0xc0 | (unit >> 6);
        bytes[at++] = 0x80 | (unit & 0x3f);
      } else if (isLowHalf(text.charCodeAt(i + 1)) && isHighHalf(unit)) {
        const code = 0x10000 + ((unit & 0x3ff) << 10) + (text.charCodeAt(++i) & 0x3ff);
        bytes[at++] = 0xf0 | (code >> 18);
        bytes[at++] = 0x80 | ((code >> 12) & 0x3f);
        bytes[at++] = 0x80 | ((code >> 6) & 0x3f);
        bytes[at++] = 0x80 | (code & 0x3f);
      } else {
        const code = isHighHalf(unit) || isLowHalf(unit) ? 0xfffd : unit;
        bytes[at++] = 0xe0 | (code >> 12);
        bytes[at++] = 0x80 | ((code >> 6) & 0x3f);
        bytes[at++] = 0x80 | (code & 0x3f);
      }
    }
    this.length = at;
  }

  /** What was encoded before. */
  addBytes(bytes: Uint8Array): void {
    this.makeRoom(bytes.length);
    this.bytes.set(bytes, this.length);
    this.length += bytes.length;
  }

  /** A number as JavaScript spells it, the sign of zero left out. `others` spells what is neither whole nor of hundredths, or has more than 15 digits. */
  addNumber(value: number, others: (value: number) => string = String): void {
    const hundredths = Math.round(value * 100);
    // Of no more than 15 digits there is one shortest spelling, and this is it.
    if (!(Math.abs(hundredths) < 1e15 && hundredths / 100 === value)) return this.add(others(value));
    this.makeRoom(18);
    if (hundredths < 0) this.put(0x2d);
    const size = Math.abs(hundredths);
    const rest = size % 100;
    this.addDigits((size - rest) / 100);
    if (rest === 0) return;
    this.put(0x2e);
    const last = rest % 10;
    this.put(0x30 + (rest - last) / 10);
    if (last !== 0) this.put(0x30 + last);
  }

  /** What was added: a view, good until more is. */
  written(): Uint8Array {
    return this.bytes.subarray(0, this.length);
  }

  /** Takes back what was added beyond so many bytes. */
  cut(length: number): void {
    this.length = length;
  }

  /** A whole number of at most 15 digits, not negative. */
  private addDigits(whole: number): void {
    let end = this.length + 1;
    for (let limit = 10; whole >= limit; limit *= 10) end++;
    let rest = whole;
    for (let at = end - 1; at >= this.length; at--) {
      const next = Math.floor(rest / 10);
      this.bytes[at] = 0x30 + rest - next * 10;
      rest = next;
    }
    this.length = end;
  }

  private put(code: number): void {
    this.bytes[this.length++] = code;
  }

  private makeRoom(bytes: number): void {
    if (this.length + bytes <= this.bytes.length) return;
    const larger = new Uint8Array(Math.max(this.bytes.length * 2, this.length + bytes));
    larger.set(this.written());
    this.bytes = larger;
  }
}

/** Of the pair of units that spells a character beyond the first 65,536. */
function isHighHalf(unit: number): boolean {
  return unit >= 0xd800 && unit < 0xdc00;
}

function isLowHalf(unit: number): boolean {
  return unit >= 0xdc00 && unit < 0xe000;
}
