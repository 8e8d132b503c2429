/* The emitters, in the order of `erg list formats`. A new format is one file and one row
 * here: the file defines `const write_emitter write_NAME`. No guard: included once for
 * the externs and once for the array (emitters.c). */
ERG_EMITTER(json)
ERG_EMITTER(dot)
ERG_EMITTER(svg)
ERG_EMITTER(pdf)
ERG_EMITTER(png)
ERG_EMITTER(cytoscape)
ERG_EMITTER(graphology)
ERG_EMITTER(d3)
ERG_EMITTER(vis)
ERG_EMITTER(echarts)
ERG_EMITTER(jgf)
ERG_EMITTER(node_link)
ERG_EMITTER(graphml)
ERG_EMITTER(gexf)
ERG_EMITTER(csv)
ERG_EMITTER(jsonl)
