/** A seeded ledger of any size: customers, three currencies, cents, credit notes, part payments, one in five open. */
export interface BenchLedger {
  readonly customers: number;
  readonly currencies: number;
  readonly customer: Uint32Array;
  readonly currency: Uint8Array;
  readonly due: Int32Array;
  /** Open minor units; 0 for what is closed. */
  readonly open: Float64Array;
}

export function benchLedger(size: number, customers: number): BenchLedger {
  let state = 42;
  const random = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
  const ledger = {
    customers,
    currencies: 3,
    customer: new Uint32Array(size),
    currency: new Uint8Array(size),
    due: new Int32Array(size),
    open: new Float64Array(size),
  };
  for (let i = 0; i < size; i++) {
    ledger.customer[i] = Math.floor(random() * random() * customers);
    ledger.currency[i] = random() < 0.7 ? 0 : random() < 0.6 ? 1 : 2;
    ledger.due[i] = random() < 0.01 ? 0 : 45_900 + Math.floor(random() * 460);
    const amount = Math.round((10 + random() * random() * 50_000) * 100) * (random() < 0.03 ? -1 : 1);
    const part = random() < 0.078 ? Math.round(amount * random()) : amount;
    ledger.open[i] = random() < 0.2 ? part : 0;
  }
  return ledger;
}
