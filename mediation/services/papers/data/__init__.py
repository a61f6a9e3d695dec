"""From the case to what is printed (文书数据): a small builder for each part that a template may need, registered by name.

A template that needs something new adds a builder here and its part to `printed.py`; whoever issues documents knows no
template, no part and no step.
"""
