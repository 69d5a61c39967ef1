package io.github.premiumdeploy.sandbox.endpoint;

import java.util.List;

/** The endpoints of one kind of resource, with whatever they keep. */
interface EndpointGroup {

    List<SandboxEndpoint> endpoints();
}
