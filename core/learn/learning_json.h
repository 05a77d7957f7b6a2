// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Private to core/learn: the fields of what is kept in files, each described once for reading and writing.
#include "core/learn/training.h"
#include "core/simulate/scenario_json.h"
#include "core/simulate/setting_archive.h"

namespace perrin {

inline const Names<Label> labelNames{{"ln-d", Label::LnD},
                                     {"d", Label::D},
                                     {"effective-d", Label::EffectiveD},
                                     {"ln-effective-d", Label::LnEffectiveD}};
inline const Names<Loss> lossNames{{"mse", Loss::Mse}, {"huber", Loss::Huber}, {"gaussian", Loss::Gaussian}};
inline const Names<OptimizerKind> optimizerNames{
    {"adam", OptimizerKind::Adam}, {"adamw", OptimizerKind::AdamW}, {"sgd", OptimizerKind::Sgd}};
inline const Names<Schedule> scheduleNames{
    {"cosine", Schedule::Cosine}, {"step", Schedule::Step}, {"constant", Schedule::Constant}};

/// Of a file's text. Throws nlohmann's exceptions; Error where it is nested so deeply that copying it would
/// use up the stack.
inline Json parsedText(const std::string& text) {
    return Json::parse(text, [](int depth, Json::parse_event_t, const Json&) {
        if (depth > 32)
            throw Error("its description is nested too deeply");
        return true;
    });
}

template<class Archive, class Description>
void describeNetwork(Archive& field, Description& network) {
    field("name", network.name);
    field("frames", network.frames);
    field("height_px", network.height);
    field("width_px", network.width);
    field("spread", network.spread);
    field("options", network.options);
}

template<class Archive, class Numbers>
void describeNormalization(Archive& field, Numbers& normalization) {
    field("pixel_mean_e", normalization.pixelMean);
    field("pixel_scale_e", normalization.pixelScale);
    field("label_mean", normalization.labelMean);
    field("label_scale", normalization.labelScale);
}

} // namespace perrin
