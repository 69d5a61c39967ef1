import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').text
['oauth:client:add', 'architect:datatable:add'].each { assert log.contains(it + ': needed to ') : it }
assert !log.contains('admin:app:write')
def report = new JsonSlurper().parse(new File(basedir, 'target/genesyscloud/permissions.json'))
assert report.refused
assert !report.checks.any { it.check == 'probe' }
return true
