"""Stemma: many reports, few witnesses."""
