-- The W3C traceparent of the body; empty if its sender traces nothing.
ALTER TABLE receipt ADD COLUMN trace_parent TEXT NOT NULL DEFAULT '';
