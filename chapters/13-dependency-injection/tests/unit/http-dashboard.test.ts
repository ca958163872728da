import { BatchReference, CalendarDate, OrderId, Sku } from "@cosmic/kernel";
import { type DefaultTreeAdapterTypes, parse } from "parse5";
import { expect, test } from "vitest";
import { createApp } from "../../src/entrypoints/http.ts";
import type { Dashboard } from "../../src/views.ts";
import { busOverFakes } from "../bus.ts";
import { looksOn } from "../contracts/looks-on.ts";

const empty: Dashboard = { shipments: [], unserved: [] };
const dashboard: Dashboard = {
  shipments: [
    {
      reference: BatchReference.parse("batch-1"),
      sku: Sku.parse("LAMP"),
      eta: null,
      purchasedQuantity: 20,
      allocatedQuantity: 6,
      lines: 2,
    },
    {
      reference: BatchReference.parse("batch-2"),
      sku: Sku.parse("SOFA"),
      eta: CalendarDate.parse("2030-01-02"),
      purchasedQuantity: 5,
      allocatedQuantity: 0,
      lines: 0,
    },
  ],
  unserved: [{ orderId: OrderId.parse("order-9"), sku: Sku.parse("SOFA"), quantity: 7, state: "out of stock" }],
};

test("other programs read it in the names of the wire, with what is available", async () => {
  const response = await get("/dashboard.json", dashboard);

  expect(response.headers.get("content-type")).toMatch(/^application\/json/);
  expect(await response.json()).toEqual({
    shipments: [
      { batchref: "batch-1", sku: "LAMP", eta: null, qty: 20, allocated: 6, available: 14, lines: 2 },
      { batchref: "batch-2", sku: "SOFA", eta: "2030-01-02", qty: 5, allocated: 0, available: 5, lines: 0 },
    ],
    unserved: [{ orderid: "order-9", sku: "SOFA", qty: 7, state: "out of stock" }],
  });
});

test("where nothing is there yet, other programs read two empty lists", async () => {
  const response = await get("/dashboard.json", empty);

  expect(await response.json()).toEqual({ shipments: [], unserved: [] });
});

test("people read a page of two tables", async () => {
  const response = await get("/dashboard", dashboard);

  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toMatch(/^text\/html; charset=UTF-8/i);
  const { elements } = await pageIn(response);
  expect(elements("caption").map(textIn)).toEqual(["Shipments", "Lines without stock"]);
  expect(elements("tr").map((row) => cellsIn(row).map(textIn))).toEqual([
    ["Batch", "SKU", "Arrival", "Bought", "Allocated", "Available", "Lines", "Taken"],
    ["batch-1", "LAMP", "in the warehouse", "20", "6", "14", "2", ""],
    ["batch-2", "SOFA", "2030-01-02", "5", "0", "5", "0", ""],
    ["Order", "SKU", "Wanted", "State"],
    ["order-9", "SOFA", "7", "out of stock"],
  ]);
});

test.each([
  ["with shipments", dashboard],
  ["without any", empty],
])("the page %s is valid, says its language and title, and whose column or row each cell is", async (_, shown) => {
  const { errors, elements } = await pageIn(await get("/dashboard", shown));

  expect(errors).toEqual([]);
  expect(elements("html").map(({ attrs }) => attrs)).toEqual([[{ name: "lang", value: "en" }]]);
  expect(elements("title").map(textIn)).toEqual([expect.stringMatching(/\S/)]);
  expect(elements("h1").map(textIn)).toEqual([expect.stringMatching(/\S/)]);
  for (const header of elements("th"))
    expect(["col", "row"]).toContain(header.attrs.find(({ name }) => name === "scope")?.value);
  for (const row of elements("tr").filter((each) => elements("td", each).length > 1))
    expect(elements("th", row)).toHaveLength(1);
});

test("the page needs nothing from elsewhere, and no script", async () => {
  const { elements } = await pageIn(await get("/dashboard", dashboard));

  for (const name of ["script", "link", "img", "iframe"]) expect(elements(name)).toEqual([]);
});

test("a page on which nothing is to be seen says so", async () => {
  const { elements } = await pageIn(await get("/dashboard", empty));

  expect(elements("td").map(textIn)).toEqual(["There is no batch yet.", "Every line has its place."]);
});

test.each(["<script>alert(1)</script>", `"><img src=x onerror="alert(1)">`, "</title></table>'&amp;<!--"])(
  "%s in a name is text on the page, wherever it stands",
  async (text) => {
    const [shipment, line] = [dashboard.shipments[0], dashboard.unserved[0]];
    if (!shipment || !line) throw new Error("the test has no shipment");
    const shown: Dashboard = {
      shipments: [{ ...shipment, reference: BatchReference.parse(text), sku: Sku.parse(text) }],
      unserved: [{ ...line, orderId: OrderId.parse(text), sku: Sku.parse(text) }],
    };

    const { errors, elements } = await pageIn(await get("/dashboard", shown));

    expect(errors).toEqual([]);
    for (const name of ["script", "img"]) expect(elements(name)).toEqual([]);
    const [, shipmentRow, , lineRow] = elements("tr").map((row) => cellsIn(row).map(textIn));
    expect([shipmentRow?.slice(0, 2), lineRow?.slice(0, 2)]).toEqual([
      [text, text],
      [text, text],
    ]);
    expect(elements("meter")[0]?.attrs).toContainEqual({ name: "aria-label", value: `Taken of batch ${text}` });
  },
);

for (const path of ["/dashboard", "/dashboard.json"]) looksOn(path);

function get(path: string, shown: Dashboard) {
  const { bus, views } = busOverFakes();
  const app = createApp({ bus, views: { ...views, dashboard: async () => shown }, reportFault: () => {} });
  return Promise.resolve(app.request(path));
}

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

/** What a browser makes of the page, and what it has to say of it. */
async function pageIn(response: Response) {
  const errors: string[] = [];
  const document = parse(await response.text(), { onParseError: ({ code }) => errors.push(code) });
  const elements = (name: string, under: Node = document) => elementsIn(under).filter((each) => each.tagName === name);
  return { errors, elements };
}

function elementsIn(node: Node): Element[] {
  const children = "childNodes" in node ? node.childNodes.flatMap(elementsIn) : [];
  return "tagName" in node ? [node, ...children] : children;
}

function cellsIn(row: Element): Element[] {
  return elementsIn(row).filter(({ tagName }) => tagName === "th" || tagName === "td");
}

function textIn(node: Node): string {
  if ("value" in node) return node.value;
  return "childNodes" in node ? node.childNodes.map(textIn).join("") : "";
}
