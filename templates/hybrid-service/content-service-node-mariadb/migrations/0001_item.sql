-- The primary key is chosen by the caller, so that a request whose answer was
-- lost in a failover can be sent again. DMS needs a primary key on every table.
CREATE TABLE item (
  id CHAR(36) NOT NULL,
  title VARCHAR(200) NOT NULL,
  created_at DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  updated_at DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
  PRIMARY KEY (id),
  KEY item_by_time (created_at, id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;
