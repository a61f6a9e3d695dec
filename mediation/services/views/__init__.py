"""The views that people see: the desk, the case page, lists, the board, each as plain values for a page, the API and tests."""
