"""The engine on a cluster of its own: Elasticsearch 8."""

from .engine import ElasticEngine

__all__ = ["ElasticEngine"]
