/* All of liberg, for its users. Inside erg each file includes the nouns it needs. */
#ifndef ERG_H
#define ERG_H

#include "erg/builder.h"
#include "erg/check.h"
#include "erg/dataset.h"
#include "erg/date.h"
#include "erg/diff.h"
#include "erg/error.h"
#include "erg/measure.h"
#include "erg/picture.h"
#include "erg/places.h"
#include "erg/progress.h"
#include "erg/robust.h"
#include "erg/snapshot.h"
#include "erg/timeline.h"
#include "erg/union.h"
#include "erg/value.h"
#include "erg/write.h"

#endif
