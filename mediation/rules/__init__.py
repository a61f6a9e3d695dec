"""What the law and the bureau say. Pure: no database, no web, no clock; the standard library and Pydantic only."""
