create table batches (
  reference          text primary key not null,
  sku                text not null,
  purchased_quantity integer not null,
  eta                text -- null: in the warehouse already
) strict;

create index batches_by_sku on batches (sku);

create table order_lines (
  position        integer primary key autoincrement not null, -- the order of allocation
  order_id        text not null,
  sku             text not null,
  quantity        integer not null,
  batch_reference text not null references batches (reference)
) strict;

create unique index order_lines_by_order on order_lines (order_id, sku);
create index order_lines_by_batch on order_lines (batch_reference);
