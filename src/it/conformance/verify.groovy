import groovy.json.JsonSlurper

def output = new File(basedir, 'target/genesyscloud')
def report = new JsonSlurper().parse(new File(output, 'conformance.json'))
def differs = report.assumptions.findAll { it.state == 'differs' }.collect { it.id }
assert ['names.taken', 'credentials.in-use'].every { differs.contains(it) }
assert report.left.isEmpty()
assert !new File(output, 'conformance-made.json').exists()
def organization = new File(output, 'sandbox-organization.yaml').text
assert organization.contains('nameConflictStatus: 400')
assert organization.contains('credentialInUseStatus: 400')
def log = new File(basedir, 'build.log').text
assert log.contains('This run makes, changes and removes below a random name that begins with "conformance"')
assert log.contains('Differs: names.taken: ')
return true
