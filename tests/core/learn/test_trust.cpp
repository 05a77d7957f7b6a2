// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/trust.h"
#include "core/simulate/scenario.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace perrin;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

namespace {

/// A molecule whose light and background the general model knows.
Molecule molecule(double background) {
    Molecule molecule;
    molecule.photons = 500;
    molecule.background = background;
    return molecule;
}

class Trust : public testing::Test {
  protected:
    Trust() {
        model.name = "general";
        model.scenario = preset("general");
    }
    /// Sentences on a movie of this camera, whose pixels are as the model knows them.
    std::vector<std::string> said(bool em, double readNoise, double background) {
        Imaging imaging = imagingOf(model.scenario);
        imaging.camera = {.offset = 100, .gain = em ? 30.0 : 1.0, .readNoise = readNoise, .em = em};
        return outsideTraining(model, imaging, molecule(background), imaging.unitD() * 0.3);
    }
    Model model;
};

} // namespace

// Of 800 stacks of an EMCCD with 4 background photons the general network's RMSE is .328, .330, .331 and .336
// with .3, .7, 1 and 1.7 e- of read noise, of which it was trained up to .5.
TEST_F(Trust, aReadNoiseThatHidesBehindTheBackgroundIsNothing) {
    EXPECT_THAT(said(true, 0.3, 4), IsEmpty());
    EXPECT_THAT(said(true, 0.7, 4), IsEmpty());
    EXPECT_THAT(said(true, 1.7, 8), IsEmpty());
    EXPECT_THAT(said(true, 0, 4), IsEmpty());
    EXPECT_THAT(said(false, 5, 40), IsEmpty());
}

TEST_F(Trust, aReadNoiseThatIsSeenIsTold) {
    EXPECT_THAT(said(true, 1.7, 0.8),
                ElementsAre(HasSubstr("trained for a read noise of 0.1 to 0.5 e-; here it is 1.7")));
    EXPECT_THAT(said(true, 10, 20), ElementsAre(HasSubstr("read noise")));
    EXPECT_THAT(said(false, 20, 40),
                ElementsAre(HasSubstr("trained for a read noise of 0.5 to 3.5 e-; here it is 20")));
}
