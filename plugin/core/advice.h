/* advice: the one sentence that says what to do with a photo.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "finding.h"

/* From the least effort to the most; the sentences are those of presets/advice.ini. */
typedef enum
{
  IDP_ACTION_SUBMIT, /* a finished picture without problems */
  IDP_ACTION_CROP,   /* an original that only has to be cropped */
  IDP_ACTION_REVIEW, /* a person must look, the picture is finished */
  IDP_ACTION_REVIEW_THEN_CROP,
  IDP_ACTION_EXPORT,   /* the same crop, written again */
  IDP_ACTION_RECROP,   /* another crop of the same original */
  IDP_ACTION_ORIGINAL, /* another file of the same shot */
  IDP_ACTION_HOLD,     /* nothing before a person has decided */
  IDP_ACTION_RETAKE,
} IdpAction;

/* The sentences, in both languages. Errors: IDP_ERROR_PRESET. */
IdpAdviceTexts *idp_advice_texts_load (GError **error);
void idp_advice_texts_free (IdpAdviceTexts *texts); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (IdpAdviceTexts, idp_advice_texts_free)

/* As JSON names it; static. */
const char *idp_action_id (IdpAction action);

/* What mends FINDING, one of FINDINGS. The catalogue's word, but where even the best crop of an
 * original breaks a rule of framing or size, no crop mends anything: too few pixels need another
 * original, all else a retake. */
IdpMend idp_finding_mend (const IdpFinding *finding, const GPtrArray *findings);

/* What to do with a photo, FINISHED or an original: the most that one of its failures asks for,
 * else what its reviews do. */
IdpAction idp_advice_action (gboolean finished, const GPtrArray *findings);

/* The sentence for ACTION, naming the failures that ask for it, worst first. Caller frees. */
char *idp_advice_text (IdpAction action, const GPtrArray *findings, const IdpRules *rules,
                       gboolean chinese);
