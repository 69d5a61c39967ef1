package io.github.premiumdeploy.apply;

/** How a submission ended that did not come to a good end. */
public enum SubmissionEnd {
    /** The platform said that it failed. */
    FAILED,
    /** The platform still worked on it when the deadline came. */
    STILL_PENDING,
    /** The platform took it, and its state cannot be followed. */
    CANNOT_BE_FOLLOWED,
    /** The answer to the submission was lost: it may have been processed. */
    ANSWER_LOST
}
