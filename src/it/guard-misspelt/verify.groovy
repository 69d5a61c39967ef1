def log = new File(basedir, 'build.log').text
assert log.contains('The configuration has 8 problems; nothing was sent:')
[
    '<requireOrganisationId> of the plugin\'s <configuration>': '<requireOrganizationId>',
    '<orgId> of the plugin\'s <configuration>': '<organizationId>',
    '<onFailuer> of the plugin\'s <configuration>': '<onFailure>',
    '<regoin> of target "eu-1"': '<region>',
    'The property genesyscloud.enviromentId (<properties>': 'genesyscloud.environmentId',
    'The property genesyscloud.organisationId (command line or .mvn/maven.config)': 'genesyscloud.organizationId',
    'The property genesyscloud.prefligth (command line or .mvn/maven.config)': 'genesyscloud.preflight',
    'The property genesyscould.region (command line or .mvn/maven.config)': 'genesyscloud.region'
].each { wrong, right ->
    def at = log.indexOf('- ' + wrong)
    assert at >= 0 : wrong
    assert log.indexOf('Did you mean ' + right + '?', at) > at : right
}
assert log =~ /<orgId> of the plugin's <configuration> \(pom\.xml, line \d+\)/
assert log =~ /<requireOrganisationId> of the plugin's <configuration> \(parent\.xml, line \d+\)/
assert !log.contains('failOnMissing')
assert !log.contains('gave no usable answer')
assert !new File(basedir, 'target/genesyscloud').exists()
return true
