export interface Product {
  readonly sku: string
  readonly name: string
  /** US dollars. */
  readonly price: number
}

/** What the retailer sells, best sellers first. */
export const CATALOGUE: readonly Product[] = [
  { sku: 'PK45', name: 'Ridgeline 45 backpack', price: 189 },
  { sku: 'BT11', name: 'Granite hiking boots', price: 165 },
  { sku: 'SK03', name: 'Merino socks', price: 22 },
  { sku: 'JK21', name: 'Stormwall rain jacket', price: 229 },
  { sku: 'TN02', name: 'Lakeside 2 tent', price: 349 },
  { sku: 'SB15', name: 'Northfork -7 sleeping bag', price: 279 },
  { sku: 'ST08', name: 'Pocket stove', price: 59 },
  { sku: 'BX19', name: 'Basecamp cooler', price: 140 },
  { sku: 'HL04', name: 'Beam 400 headlamp', price: 45 },
  { sku: 'PL30', name: 'Carbon trekking poles', price: 119 },
  { sku: 'WB07', name: 'Steel water bottle', price: 29 },
  { sku: 'FL12', name: 'Summit fleece', price: 98 },
  { sku: 'KY01', name: 'Fjord touring kayak', price: 1249 },
  { sku: 'CH05', name: 'Camp chair', price: 65 },
]
