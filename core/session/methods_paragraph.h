// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/learn/model.h"
#include "core/learn/spike_in.h"
#include "core/session/session.h"

#include <optional>
#include <string>
#include <vector>

namespace perrin {

/// What a session does not hold.
struct MethodsSources {
    std::optional<Model> network{};       // that measured the molecules; its weights are not looked at
    std::optional<SpikeInResult> check{}; // of these molecules
};

/// How a session's molecules were measured, as a paper tells it.
struct MethodsText {
    std::string paragraph;
    std::vector<std::string> references; // of the papers cited, by name
    std::string text() const;            // both
};

/// Says only what was done and is known: what is not says "not given". Throws Error: nothing was measured.
MethodsText methodsParagraph(const Session& session, const MethodsSources& sources = {});

} // namespace perrin
