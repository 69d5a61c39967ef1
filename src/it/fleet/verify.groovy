import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').text
def out = new File(basedir, 'target/genesyscloud')
def summary = new JsonSlurper().parse(new File(out, 'summary.json'))
assert summary.counts == [done: 2, resumed: 0, failed: 1, error: 1, 'not-started': 0]
assert summary.targets*.id == ['eu-1', 'refused', 'silent', 'canary']
['eu-1': 'production', 'canary': 'staging'].each { id, environment ->
    def receipt = new JsonSlurper().parse(new File(out, id + '/receipt.json'))
    assert receipt.target == id
    assert receipt.outcome == 'done'
    assert receipt.digest =~ /^sha256:[0-9a-f]{64}$/
    assert new File(out, id + '/log.txt').text.contains('to environment ' + environment)
}
assert new File(out, 'refused/log.txt').text.contains('in none of the roles of')

// The canary came first, and each target has one line.
assert log =~ /\(1\/4\) done +canary/
assert (log =~ /\(\d\/4\) /).size() == 4
assert log.contains('premium-deploy did not succeed on 2 of 4 targets.')
assert log =~ /- refused: Organization .* would refuse premium-deploy: .*lacks /
assert log =~ /- silent: Genesys Cloud gave no usable answer at/
assert new File(out, 'index.html').text.contains('href="fleet.html"')
return true
