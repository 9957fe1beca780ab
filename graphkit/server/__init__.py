"""A Neo4j server of the workspace's own, on this machine only and without Docker."""
