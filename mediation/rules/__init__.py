"""The rules of the law and of the bureau. Pure: no database, no web, no clock; the standard library and Pydantic only."""
