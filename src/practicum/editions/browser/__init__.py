"""The browser edition: the course as a folder of files, with no server of ours."""
