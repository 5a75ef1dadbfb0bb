import { DuckDBInstance, type DuckDBConnection } from "@duckdb/node-api";

/** A fresh database in memory, with one thread so that runs compare. */
export async function openDuck(): Promise<DuckDBConnection> {
  const instance = await DuckDBInstance.create(":memory:", { threads: "1" });
  return instance.connect();
}

/** Rows of a query as objects; whole numbers as bigint where they are large. */
export async function query(connection: DuckDBConnection, sql: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const reader = await connection.runAndReadAll(sql);
  return reader.getRowObjects();
}
