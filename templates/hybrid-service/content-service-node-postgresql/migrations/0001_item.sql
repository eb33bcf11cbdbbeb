-- The primary key is chosen by the caller, so that a request whose answer was
-- lost in a failover can be sent again. DMS needs a primary key on every table.
CREATE TABLE item (
  id UUID PRIMARY KEY,
  title VARCHAR(200) NOT NULL,
  created_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  updated_at TIMESTAMPTZ NOT NULL DEFAULT now()
);
CREATE INDEX item_by_time ON item (created_at DESC, id);
