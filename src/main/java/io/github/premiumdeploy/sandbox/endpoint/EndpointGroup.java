package io.github.premiumdeploy.sandbox.endpoint;

import java.util.List;

/** The endpoints of one kind of resource, with whatever they keep. */
interface EndpointGroup {

    List<SandboxEndpoint> endpoints();

    /** The published models of the bodies that they take, each on a line as {@link RequestModels} reads it. */
    default String models() {
        return "";
    }
}
