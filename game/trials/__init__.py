"""Scenario tests: small games written as YAML, with what must come of them.

`plugin` lets pytest collect files named `*.scenario-test.yaml`; docs/scenario-tests.md tells authors
how to write them.
"""
