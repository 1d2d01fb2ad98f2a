"""Answers made of targets, risks, projects and investments."""
