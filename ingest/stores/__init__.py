"""What is kept of reports: the figure store in SQL, passages and their index, PDF files; and jobs and conversations."""
