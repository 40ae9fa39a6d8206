"""Databases on a PostgreSQL server beside the one that an address names."""

from __future__ import annotations

import psycopg


def address(url: str, name: str) -> str:
    return f"{url.rpartition('/')[0]}/{name}"


def exists(url: str, name: str) -> bool:
    with psycopg.connect(url) as connection:
        return connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone() is not None


def create(url: str, name: str, template: str = "template1") -> str:
    """A new database, in place of one that had the name; returns its address."""
    drop(url, name)
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
    return address(url, name)


def drop(url: str, name: str) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
