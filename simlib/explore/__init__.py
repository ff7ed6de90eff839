"""The strategist's workbench: try values beside their consequences, save them, send them to the batch."""
