/** The invented books of a trading company: the same figures every time, from a seeded generator. */

export interface SampleCustomer {
  readonly number: string;
  readonly name: string;
  readonly currency: "CNY" | "USD";
  readonly terms: number;
  readonly limit: number;
  readonly language: "zh" | "en";
  readonly salesperson: string;
  readonly region: string;
  /** Days after the due date by which this customer usually pays. */
  readonly lateness: number;
}

/** A row of the invoice table; days are Excel serials, a text where the books hold a mistake. */
export interface SampleInvoice {
  readonly number: string;
  readonly customer: SampleCustomer;
  readonly customerName: string;
  readonly issued: number;
  readonly due: number | string | null;
  readonly amount: number | string;
  readonly settled: number | null;
  readonly disputed: "Yes" | "No";
}

/** 2026-10-31. */
export const closingDay = 46_326;
/** 2024-11-01. */
const firstDay = 45_597;

const chineseNames = [
  "苏州恒远机电有限公司",
  "杭州新瑞纺织有限公司",
  "广州启明贸易有限公司",
  "宁波海川国际物流有限公司",
  "上海百胜包装材料有限公司",
  "深圳市联科电子有限公司",
  "青岛金港食品有限公司",
  "成都华禾农产品有限公司",
  "南京东方建材有限公司",
  "无锡精工轴承有限公司",
  "厦门海润进出口有限公司",
  "武汉长江设备有限公司",
  "天津滨海钢管有限公司",
  "常州晨光塑料有限公司",
  "合肥科瑞仪器有限公司",
  "济南泰山化工有限公司",
  "长沙湘江照明有限公司",
  "西安秦岭阀门有限公司",
  "郑州中原面粉有限公司",
  "大连星海渔业有限公司",
  "昆山巨力五金有限公司",
  "佛山南方陶瓷有限公司",
  "东莞宏图模具有限公司",
  "温州东瓯鞋业有限公司",
];
const englishNames = [
  "Oakfield Retail Group Ltd",
  "Calder & Finch Wholesale Inc.",
  "Marlow Industrial Pty Ltd",
  "Redstone Hardware LLC",
  "Van Houten Import B.V.",
  "Sunny Pacific Trading Pte Ltd",
  "Halden Tools AS",
  "Kestrel Marine Supplies Ltd",
  "Nordlicht Werkzeug GmbH",
  "Pinecrest Home Inc.",
  "Brightwater Foods Ltd",
  "Lakeshore Outfitters LLC",
  "Ashgrove Interiors Ltd",
  "Summit Ridge Equipment Co.",
  "Harbour & Lane Pty Ltd",
  "Castellan Imports S.L.",
];
const salespeople = ["Chen Lin 陈琳", "Zhao Min 赵敏", "Wang Hao 王浩", "Li Na 李娜"];

/** mulberry32: small, seeded, the same on every machine. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function sampleCustomers(): readonly SampleCustomer[] {
  const random = generator(20_261_031);
  const one = (name: string, i: number, currency: "CNY" | "USD"): SampleCustomer => ({
    number: `C${currency === "CNY" ? 1001 + i : 2001 + i}`,
    name,
    currency,
    terms: [30, 45, 60, 90][Math.floor(random() * 3.3)] ?? 30,
    limit: Math.round((currency === "CNY" ? 150_000 : 30_000) * (1 + random() * 5)) - (Math.round(random() * 1000) % 1000),
    language: currency === "CNY" ? "zh" : "en",
    salesperson: salespeople[Math.floor(random() * salespeople.length)] ?? "",
    region:
      currency === "CNY" ? (["华东", "华南", "华北", "华中"][i % 4] ?? "") : (["Europe", "North America", "Asia Pacific"][i % 3] ?? ""),
    lateness: Math.round(random() * random() * 110) - 6,
  });
  return [...chineseNames.map((name, i) => one(name, i, "CNY")), ...englishNames.map((name, i) => one(name, i, "USD"))].map((customer) => ({
    ...customer,
    limit: Math.round(customer.limit / 1000) * 1000,
  }));
}

/** About 600 invoices over 24 months, with the mistakes that books have. */
export function sampleInvoices(): readonly SampleInvoice[] {
  const random = generator(45_597);
  const customers = sampleCustomers();
  const invoices: SampleInvoice[] = [];
  for (let i = 0; i < 596; i++) {
    const customer = customers[Math.floor(random() * customers.length)] as SampleCustomer;
    const issued = firstDay + Math.floor((i / 596) * (closingDay - firstDay)) + Math.floor(random() * 3);
    const due = issued + customer.terms;
    const base = customer.currency === "CNY" ? 42_000 : 9_500;
    const amount = Math.round(base * (0.15 + random() * random() * 4) * 100) / 100;
    const credit = random() < 0.02;
    const slow = random() < 0.14 ? 40 + Math.floor(random() * 150) : 0;
    const pays = Math.max(issued + 2, due + customer.lateness + Math.floor((random() - 0.5) * 20) + slow);
    invoices.push({
      number: `INV-${String(24_001 + i)}`,
      customer,
      customerName: customer.name,
      issued,
      due,
      amount: credit ? -Math.round(amount * 20) / 100 : amount,
      settled: pays <= closingDay ? pays : null,
      disputed: pays > closingDay && random() < 0.05 ? "Yes" : "No",
    });
  }
  return withMistakes(invoices);
}

/** The few things that are wrong in these books, each once or twice. */
function withMistakes(invoices: readonly SampleInvoice[]): readonly SampleInvoice[] {
  const rows = [...invoices];
  const change = (index: number, change: Partial<SampleInvoice>): void => {
    const row = rows[index];
    if (row) rows[index] = { ...row, ...change };
  };
  const openAfter = (from: number): number => rows.findIndex((row, i) => i >= from && row.settled === null && Number(row.amount) > 0);
  change(openAfter(430), { amount: "12,5OO.00" });
  const undated = openAfter(480);
  change(undated, { due: null });
  change(openAfter(undated + 1), { due: null });
  change(openAfter(540), { due: "31/02/2026" });
  change(120, { settled: (rows[120]?.issued ?? 0) - 3 });
  change(openAfter(500), { due: (rows[openAfter(500)]?.issued ?? 0) - 5 });
  change(300, { customerName: `${rows[300]?.customerName ?? ""} ` + "(old name)" });
  const repeated = rows[openAfter(520)];
  if (repeated) rows.push({ ...repeated });
  const twice = rows[250];
  if (twice)
    rows.push({
      ...twice,
      amount: Number(twice.amount) + 100,
      settled: null,
      issued: closingDay - 40,
      due: closingDay - 40 + twice.customer.terms,
    });
  const later = rows[10];
  if (later)
    rows.push({ ...later, number: "INV-24999", issued: closingDay + 2, due: closingDay + 2 + later.customer.terms, settled: null });
  return rows;
}
