package io.github.premiumdeploy.genesys.contract;

import java.io.IOException;

/** Says that what was published, or is in a file, cannot be read as the contract of the API, so that nothing is known of it. */
public final class UnreadableContractException extends IOException {

    private static final long serialVersionUID = 1L;

    /**
     * One reason.
     *
     * @param reason the end of a sentence that begins with where the contract is from
     */
    public UnreadableContractException(String reason) {
        super(reason);
    }

    /** One reason, with what caused it. */
    public UnreadableContractException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
