import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').text
assert log.contains('of 3 executions of this goal are still to come.')
def begin = log.indexOf('Deploying what was put off: io.github.premiumdeploy.it:phone@deploy')
assert begin > log.lastIndexOf('Put off to the end of the build (deployAtEnd)')
assert begin < log.indexOf('Deploying what was put off: io.github.premiumdeploy.it:chat@deploy')
['phone': 'Acme Phone', 'chat': 'Acme Chat'].each { module, name ->
    def receipt = new JsonSlurper().parse(new File(basedir, module + '/target/genesyscloud/receipt.json'))
    assert receipt.outcome == 'done'
    assert receipt.steps*.name == [name]
}
return true
