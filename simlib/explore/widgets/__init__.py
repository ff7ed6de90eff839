"""What is seen of the workbench: ipywidgets over the session and its answers, thin on purpose."""
