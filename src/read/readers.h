/* The table of readers: one row a format. In the order of `erg list readers`. */
READ_READER(json)
READ_READER(jsonl)
READ_READER(csv)
READ_READER(snapshot)
READ_READER(graphology)
READ_READER(graphml)
READ_READER(gexf)
READ_READER(dot)
