import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').text
def json = { path -> new JsonSlurper().parse(new File(basedir, 'target/' + path)) }
assert json('shards/1/summary.json').shard == [index: 1, count: 2]
assert json('shards/1/summary.json').targets*.id == ['eu-1', 'us-1']
assert json('shards/2/summary.json').targets*.id == ['eu-2']

// Merged, and then every target was left out: the sandbox got four requests for each, one login for all, and no more.
assert log.contains('Summary of 2 shards')
assert json('merged/summary.json').counts == [done: 0, resumed: 3, failed: 0, error: 0, 'not-started': 0]
['eu-1', 'eu-2', 'us-1'].each { assert json('merged/' + it + '/receipt.json').outcome == 'done' }
assert log.contains('stopped after 13 requests')
assert new File(basedir, 'target/merged/fleet.html').text.contains('href="eu-1/index.html"')
assert new File(basedir, 'target/merged/eu-1/index.html').text.contains('href="receipt.html"')
return true
