-- The primary key is chosen by the caller, so that a request whose answer was
-- lost in a failover can be sent again. DMS needs a primary key on every table.
{% if values.database == 'mariadb' %}
CREATE TABLE item (
  id CHAR(36) NOT NULL,
  title VARCHAR(200) NOT NULL,
  created_at DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  updated_at DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
  PRIMARY KEY (id),
  KEY item_by_time (created_at, id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;
{% else %}
CREATE TABLE item (
  id UUID PRIMARY KEY,
  title VARCHAR(200) NOT NULL,
  created_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  updated_at TIMESTAMPTZ NOT NULL DEFAULT now()
);
CREATE INDEX item_by_time ON item (created_at DESC, id);
{% endif %}
