-- What was last heard of each order line: the read model. It has no reference to other tables, since it may lag behind them.
create table allocations_view (
  order_id        text not null,
  sku             text not null,
  quantity        bigint not null,
  state           text not null, -- 'allocated', 'deallocated', 'cancelled' or 'out of stock'
  batch_reference text,          -- null unless it is allocated
  version         bigint not null, -- of the product, when it was so
  primary key (order_id, sku)
);

insert into allocations_view (order_id, sku, quantity, state, batch_reference, version)
select order_lines.order_id, order_lines.sku, order_lines.quantity, 'allocated', order_lines.batch_reference, products.version
from order_lines join products on products.sku = order_lines.sku;

create index allocations_view_by_batch on allocations_view (batch_reference);
create index allocations_view_by_state on allocations_view (state);
