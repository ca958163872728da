import { html } from "hono/html";
import type { Dashboard, ShipmentView, UnservedLineView } from "../views.ts";

/** The dashboard as people read it: one page, whole without a script. What comes from outside is escaped. */
export function dashboardPage({ shipments, unserved }: Dashboard) {
  return html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Shipments and what is allocated from them</title>
    <style>
      :root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
      body { max-width: 60rem; margin: 0 auto; padding: 1rem; }
      .wide { overflow-x: auto; }
      table { border-collapse: collapse; width: 100%; }
      caption { text-align: left; font-weight: 600; padding: 1rem 0 0.5rem; }
      th, td { text-align: left; padding: 0.35rem 0.75rem 0.35rem 0; border-bottom: 1px solid color-mix(in srgb, currentColor 25%, transparent); }
      .number { text-align: right; font-variant-numeric: tabular-nums; }
      meter { width: 6rem; }
    </style>
  </head>
  <body>
    <main>
      <h1>Allocation</h1>
      <div class="wide" role="region" aria-label="Shipments" tabindex="0">
        <table>
          <caption>Shipments</caption>
          <thead>
            <tr>
              <th scope="col">Batch</th><th scope="col">SKU</th><th scope="col">Arrival</th>
              <th scope="col" class="number">Bought</th><th scope="col" class="number">Allocated</th>
              <th scope="col" class="number">Available</th><th scope="col" class="number">Lines</th><th scope="col">Taken</th>
            </tr>
          </thead>
          <tbody>${shipments.length > 0 ? shipments.map(shipmentRow) : emptyRow(8, "There is no batch yet.")}</tbody>
        </table>
      </div>
      <div class="wide" role="region" aria-label="Lines without stock" tabindex="0">
        <table>
          <caption>Lines without stock</caption>
          <thead>
            <tr>
              <th scope="col">Order</th><th scope="col">SKU</th><th scope="col" class="number">Wanted</th><th scope="col">State</th>
            </tr>
          </thead>
          <tbody>${unserved.length > 0 ? unserved.map(unservedRow) : emptyRow(4, "Every line has its place.")}</tbody>
        </table>
      </div>
    </main>
  </body>
</html>
`;
}

function shipmentRow({ reference, sku, eta, purchasedQuantity, allocatedQuantity, lines }: ShipmentView) {
  return html`<tr>
    <th scope="row">${reference}</th><td>${sku}</td><td>${eta ?? "in the warehouse"}</td>
    <td class="number">${purchasedQuantity}</td><td class="number">${allocatedQuantity}</td>
    <td class="number">${purchasedQuantity - allocatedQuantity}</td><td class="number">${lines}</td>
    <td><meter max="${purchasedQuantity}" value="${allocatedQuantity}" aria-label="Taken of batch ${reference}"></meter></td>
  </tr>`;
}

function unservedRow({ orderId, sku, quantity, state }: UnservedLineView) {
  return html`<tr><th scope="row">${orderId}</th><td>${sku}</td><td class="number">${quantity}</td><td>${state}</td></tr>`;
}

function emptyRow(columns: number, text: string) {
  return html`<tr><td colspan="${columns}">${text}</td></tr>`;
}
