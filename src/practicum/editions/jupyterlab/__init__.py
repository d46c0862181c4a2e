"""The course in JupyterLab: what its server and its pages do beside Jupyter's own."""
