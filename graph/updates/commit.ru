# Title: Commit one change set
# Question: How does the thread pass from one sealed state to the next in one step?
# Who: the store
# Parameters: $removed quads, $added quads
DELETE DATA { $removed } ;
INSERT DATA { $added }
