<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR">
<context>
    <name>QFileDialog</name>
    <message>
        <source>Movies (*.tif *.tiff *.stk *.avi *.mp4);;All files (*)</source>
        <translation>Films (*.tif *.tiff *.stk *.avi *.mp4);;Tous les fichiers (*)</translation>
    </message>
</context>
<context>
    <name>QObject</name>
    <message>
        <source>%1 µm/px</source>
        <translation>%1 µm/px</translation>
    </message>
    <message>
        <source>%1, %2 ADU/e⁻</source>
        <translation>%1, %2 ADU/e⁻</translation>
    </message>
    <message>
        <source>EMCCD</source>
        <translation>EMCCD</translation>
    </message>
    <message>
        <source>camera</source>
        <translation>caméra</translation>
    </message>
    <message>
        <source>maps of its pixels</source>
        <translation>cartes de ses pixels</translation>
    </message>
    <message>
        <source>PSF %1 nm</source>
        <translation>PSF %1 nm</translation>
    </message>
</context>
<context>
    <name>core</name>
    <message>
        <source>This is molecule %1.</source>
        <translation>C’est la molécule %1.</translation>
    </message>
    <message>
        <source>Its score %1 is above the threshold %2.</source>
        <translation>Son score %1 est au-dessus du seuil %2.</translation>
    </message>
    <message>
        <source>Its score %1 is above the threshold %2, and it was %3.</source>
        <translation>Son score %1 est au-dessus du seuil %2, et elle a été %3.</translation>
    </message>
    <message>
        <source>Its score %1 is below the threshold %2, but its track has clearer spots before and after; it was %3.</source>
        <translation>Son score %1 est sous le seuil %2, mais sa trajectoire a des spots plus nets avant et après&#x202f;; elle a été %3.</translation>
    </message>
    <message>
        <source>seen in frame %1 only</source>
        <translation>vue dans la seule image %1</translation>
    </message>
    <message>
        <source>followed through %1 frames (%2 to %3)</source>
        <translation>suivie pendant %1 images (%2 à %3)</translation>
    </message>
    <message>
        <source>In this frame molecule %1 was missed.</source>
        <translation>Dans cette image, la molécule %1 a été manquée.</translation>
    </message>
    <message>
        <source>It was seen in frame %1 and again in frame %2; gaps of up to %3 are bridged. It may have been dark or out of focus.</source>
        <translation>Elle a été vue dans l’image %1 et de nouveau dans l’image %2&#x202f;; les trous jusqu’à %3 sont comblés. Elle était peut-être éteinte ou hors du plan focal.</translation>
    </message>
    <message>
        <source>1 frame</source>
        <translation>1 image</translation>
    </message>
    <message>
        <source>%1 frames</source>
        <translation>%1 images</translation>
    </message>
    <message>
        <source>Found, but the step to the next spot is longer than expected of any molecule.</source>
        <translation>Trouvé, mais le pas jusqu’au spot suivant est plus long que ce qu’on attend d’une molécule.</translation>
    </message>
    <message>
        <source>Found, but its track has only %1, fewest is %2.</source>
        <translation>Trouvé, mais sa trajectoire n’a que %1, le moins est %2.</translation>
    </message>
    <message>
        <source>Set the fewest frames to %1 to have it in the table; the fewer frames, the less certain is its D.</source>
        <translation>Réglez «&#xa0;Images au moins&#xa0;» à %1 pour l’avoir dans le tableau&#x202f;; moins il y a d’images, moins son D est certain.</translation>
    </message>
    <message>
        <source>A diffusion coefficient needs at least 3 frames.</source>
        <translation>Un coefficient de diffusion demande au moins 3 images.</translation>
    </message>
    <message>
        <source>The nearest spot of frame %1 that no molecule has lies %2 away; the largest D of %3 um^2/s allows steps of up to %4.</source>
        <translation>Le spot le plus proche de l’image %1 qui n’est à aucune molécule est à %2&#x202f;; le D maximal de %3 um^2/s permet des pas jusqu’à %4.</translation>
    </message>
    <message>
        <source>If both are one molecule, its D is about %1 um^2/s: set the largest D above that.</source>
        <translation>Si les deux sont une seule molécule, son D est d’environ %1 um^2/s&#xa0;: réglez le D maximal au-dessus.</translation>
    </message>
    <message>
        <source>Found weakly, and no track needed it.</source>
        <translation>Trouvé faiblement, et aucune trajectoire n’en avait besoin.</translation>
    </message>
    <message>
        <source>Found weakly; only a track through it would keep it.</source>
        <translation>Trouvé faiblement&#x202f;; seule une trajectoire qui y passe le garderait.</translation>
    </message>
    <message>
        <source>Its score %1 is between the thresholds %2 and %3: such spots only bridge gaps between clear spots of a molecule.</source>
        <translation>Son score %1 est entre les seuils %2 et %3&#xa0;: de tels spots ne font que combler les trous entre les spots nets d’une molécule.</translation>
    </message>
    <message>
        <source>Found, but its molecule is not in the table any more.</source>
        <translation>Trouvé, mais sa molécule n’est plus dans le tableau.</translation>
    </message>
    <message>
        <source>Found; the spots are not linked to molecules yet.</source>
        <translation>Trouvé&#x202f;; les spots ne sont pas encore reliés en molécules.</translation>
    </message>
    <message>
        <source>It was removed, or the settings have changed since; measure anew.</source>
        <translation>Elle a été retirée, ou les réglages ont changé depuis&#x202f;; mesurez de nouveau.</translation>
    </message>
    <message>
        <source>Measure the movie to follow it.</source>
        <translation>Mesurez le film pour la suivre.</translation>
    </message>
    <message>
        <source>At %1 false alarms a frame it would be found (now %2). If you are sure that it is a molecule, click it to follow it by hand.</source>
        <translation>À %1 fausses alarmes par image elle serait trouvée (maintenant %2). Si vous êtes sûr que c’est une molécule, cliquez-la pour la suivre à la main.</translation>
    </message>
    <message>
        <source>Noise alone gives more than %1 scores this high in every frame: it is nothing to go by.</source>
        <translation>Le bruit seul donne plus de %1 scores aussi hauts dans chaque image&#xa0;: on ne peut s’y fier.</translation>
    </message>
    <message>
        <source>Not found apart from its brighter neighbour.</source>
        <translation>Non distingué de son voisin plus brillant.</translation>
    </message>
    <message>
        <source>A spot of score %1 was found %2 away; spots closer than about %3 have one maximum and are found as one.</source>
        <translation>Un spot de score %1 a été trouvé à %2&#x202f;; des spots plus proches qu’environ %3 n’ont qu’un maximum et sont trouvés comme un seul.</translation>
    </message>
    <message>
        <source>In frames in which they are further apart both are found; a molecule that is resolved in enough of them gets a track of its own.</source>
        <translation>Dans les images où ils sont plus éloignés, les deux sont trouvés&#x202f;; une molécule distinguée dans assez d’images reçoit sa propre trajectoire.</translation>
    </message>
    <message>
        <source>Not found when the movie was measured, but it would be now.</source>
        <translation>Non trouvé quand le film a été mesuré, mais il le serait maintenant.</translation>
    </message>
    <message>
        <source>Its score %1 is high enough; the settings have changed since: measure anew.</source>
        <translation>Son score %1 est assez haut&#x202f;; les réglages ont changé depuis&#xa0;: mesurez de nouveau.</translation>
    </message>
    <message>
        <source>Not found: its score is below the threshold.</source>
        <translation>Non trouvé&#xa0;: son score est sous le seuil.</translation>
    </message>
    <message>
        <source>Its score %1 is below the threshold %2 that keeps false alarms at %3 a frame.</source>
        <translation>Son score %1 est sous le seuil %2 qui tient les fausses alarmes à %3 par image.</translation>
    </message>
    <message>
        <source>No spot here: the score has no maximum at this place.</source>
        <translation>Pas de spot ici&#xa0;: le score n’a pas de maximum à cette place.</translation>
    </message>
    <message>
        <source>The light within %1 does not look like a spot of the width looked for, a standard deviation of %2. If a molecule should be here, check that width and the focus.</source>
        <translation>La lumière à moins de %1 ne ressemble pas à un spot de la largeur cherchée, un écart type de %2. Si une molécule doit être ici, vérifiez cette largeur et la mise au point.</translation>
    </message>
    <message>
        <source>Hopeless: the pixels are so coarse that they do not tell where in them a molecule is.</source>
        <translation>Sans espoir&#xa0;: les pixels sont si grands qu’ils ne disent pas où s’y trouve une molécule.</translation>
    </message>
    <message>
        <source>Hopeless: the molecule sends no light.</source>
        <translation>Sans espoir&#xa0;: la molécule n’émet pas de lumière.</translation>
    </message>
    <message>
        <source>%1: one molecule gives D to about %2;</source>
        <translation>%1&#xa0;: une molécule donne D à environ %2 près&#x202f;;</translation>
    </message>
    <message>
        <source>%1: one molecule does not give D (its error is %2);</source>
        <translation>%1&#xa0;: une molécule ne donne pas D (son erreur est de %2)&#x202f;;</translation>
    </message>
    <message>
        <source>Excellent</source>
        <translation>Excellent</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>Bon</translation>
    </message>
    <message>
        <source>Fair</source>
        <translation>Moyen</translation>
    </message>
    <message>
        <source>Poor</source>
        <translation>Mauvais</translation>
    </message>
    <message>
        <source>Hopeless</source>
        <translation>Sans espoir</translation>
    </message>
    <message>
        <source>it moves so far that it leaves the window, seen in only %1 of %2 frames;</source>
        <translation>elle va si loin qu’elle quitte la fenêtre, vue dans seulement %1 images sur %2&#x202f;;</translation>
    </message>
    <message>
        <source>it bleaches early, seen in only %1 of %2 frames;</source>
        <translation>elle blanchit tôt, vue dans seulement %1 images sur %2&#x202f;;</translation>
    </message>
    <message>
        <source>it blinks, seen in only %1 of %2 frames;</source>
        <translation>elle clignote, vue dans seulement %1 images sur %2&#x202f;;</translation>
    </message>
    <message>
        <source>it is too dim, localized to %1 nm while it moves %2 nm between frames;</source>
        <translation>elle est trop faible, localisée à %1 nm près alors qu’elle bouge de %2 nm entre images&#x202f;;</translation>
    </message>
    <message>
        <source>it is too slow, localized to %1 nm while it moves %2 nm between frames;</source>
        <translation>elle est trop lente, localisée à %1 nm près alors qu’elle bouge de %2 nm entre images&#x202f;;</translation>
    </message>
    <message>
        <source>the background of %1 photons a pixel drowns it;</source>
        <translation>le fond de %1 photons par pixel la noie&#x202f;;</translation>
    </message>
    <message>
        <source>the camera&apos;s noise of %1 electrons drowns it;</source>
        <translation>le bruit de la caméra de %1 électrons la noie&#x202f;;</translation>
    </message>
    <message>
        <source>the width of the PSF is not known well enough to see the motion blur;</source>
        <translation>la largeur de la PSF n’est pas connue assez bien pour voir le flou de mouvement&#x202f;;</translation>
    </message>
    <message>
        <source>the pixels are too coarse for the PSF;</source>
        <translation>les pixels sont trop grands pour la PSF&#x202f;;</translation>
    </message>
    <message>
        <source>the pixels are so fine that its light is lost in their noise;</source>
        <translation>les pixels sont si fins que sa lumière se perd dans leur bruit&#x202f;;</translation>
    </message>
    <message>
        <source>the shutter is closed most of the time;</source>
        <translation>l’obturateur est fermé la plupart du temps&#x202f;;</translation>
    </message>
    <message>
        <source>there is only 1 frame;</source>
        <translation>il n’y a que 1 image&#x202f;;</translation>
    </message>
    <message>
        <source>there are only %1 frames;</source>
        <translation>il n’y a que %1 images&#x202f;;</translation>
    </message>
    <message>
        <source>%1 would help most (to %2).</source>
        <translation>le plus utile&#xa0;: %1 (on arrive à %2).</translation>
    </message>
    <message>
        <source>four frames</source>
        <translation>quatre images</translation>
    </message>
    <message>
        <source>twice as many frames</source>
        <translation>deux fois plus d’images</translation>
    </message>
    <message>
        <source>a window twice as wide</source>
        <translation>une fenêtre deux fois plus large</translation>
    </message>
    <message>
        <source>frames twice as far apart</source>
        <translation>des images deux fois plus espacées</translation>
    </message>
    <message>
        <source>a dye that lasts twice as long</source>
        <translation>un fluorophore qui dure deux fois plus</translation>
    </message>
    <message>
        <source>twice the photons</source>
        <translation>deux fois plus de photons</translation>
    </message>
    <message>
        <source>half the background</source>
        <translation>moitié moins de fond</translation>
    </message>
    <message>
        <source>a camera of half the noise</source>
        <translation>une caméra deux fois moins bruyante</translation>
    </message>
    <message>
        <source>pixels half as large</source>
        <translation>des pixels deux fois plus petits</translation>
    </message>
    <message>
        <source>pixels twice as large</source>
        <translation>des pixels deux fois plus grands</translation>
    </message>
    <message>
        <source>a PSF known twice as well</source>
        <translation>une PSF connue deux fois mieux</translation>
    </message>
    <message>
        <source>an exposure as long as the frame interval</source>
        <translation>un temps de pose égal à l’intervalle entre images</translation>
    </message>
    <message>
        <source>The simulated noise is indistinguishable: KS %1.</source>
        <translation>Le bruit simulé est indiscernable&#xa0;: KS %1.</translation>
    </message>
    <message>
        <source>The simulated noise is close (KS %1): %2.</source>
        <translation>Le bruit simulé est proche (KS %1)&#xa0;: %2.</translation>
    </message>
    <message>
        <source>The simulated noise does not match (KS %1): %2.</source>
        <translation>Le bruit simulé ne convient pas (KS %1)&#xa0;: %2.</translation>
    </message>
    <message>
        <source>its mean is %1 ADU too high</source>
        <translation>sa moyenne est de %1 ADU trop haute</translation>
    </message>
    <message>
        <source>its mean is %1 ADU too low</source>
        <translation>sa moyenne est de %1 ADU trop basse</translation>
    </message>
    <message>
        <source>it scatters %1 % too much</source>
        <translation>il varie de %1&#xa0;% en trop</translation>
    </message>
    <message>
        <source>it scatters %1 % too little</source>
        <translation>il varie de %1&#xa0;% trop peu</translation>
    </message>
    <message>
        <source>its bright tail is too short</source>
        <translation>sa queue brillante est trop courte</translation>
    </message>
    <message>
        <source>its bright tail is too long</source>
        <translation>sa queue brillante est trop longue</translation>
    </message>
    <message>
        <source>Gaussian noise alone is ruled out (likelihood ratio %1).</source>
        <translation>Un bruit gaussien seul est exclu (rapport de vraisemblance %1).</translation>
    </message>
    <message>
        <source>Gaussian noise alone would do (likelihood ratio %1).</source>
        <translation>Un bruit gaussien seul suffirait (rapport de vraisemblance %1).</translation>
    </message>
    <message>
        <source>The shape of the noise is that of %1.</source>
        <translation>La forme du bruit est celle d’%1.</translation>
    </message>
    <message>
        <source>an EMCCD</source>
        <translation>une EMCCD</translation>
    </message>
    <message>
        <source>a CCD or sCMOS camera</source>
        <translation>une caméra CCD ou sCMOS</translation>
    </message>
    <message>
        <source>This data cannot tell an EMCCD from a CCD; %1 was taken, as gains this high need electron multiplication.</source>
        <translation>Ces données ne distinguent pas une EMCCD d’une CCD&#x202f;; %1 a été prise, car un gain aussi haut demande une multiplication d’électrons.</translation>
    </message>
    <message>
        <source>This data cannot tell an EMCCD from a CCD; %1 was taken.</source>
        <translation>Ces données ne distinguent pas une EMCCD d’une CCD&#x202f;; %1 a été prise.</translation>
    </message>
    <message>
        <source>Offset and background cannot be separated here (correlation of their errors %1): more of one and less of the other fits as well. Take the offset from another movie of the same camera or from a dark movie, and lock it.</source>
        <translation>Décalage et fond ne se séparent pas ici (corrélation de leurs erreurs %1)&#xa0;: plus de l’un et moins de l’autre convient aussi bien. Prenez le décalage d’un autre film de la même caméra ou d’un film dans le noir, et verrouillez-le.</translation>
    </message>
    <message>
        <source>This data cannot tell the gain well: between %1 and %2 ADU/e-.</source>
        <translation>Ces données ne disent pas bien le gain&#xa0;: entre %1 et %2 ADU/e⁻.</translation>
    </message>
    <message>
        <source>Gaussian noise: %1 ADU (%2 to %3).</source>
        <translation>Bruit gaussien&#xa0;: %1 ADU (%2 à %3).</translation>
    </message>
    <message>
        <source>Laplace noise: scale b %1 ADU (%2 to %3).</source>
        <translation>Bruit de Laplace&#xa0;: échelle b %1 ADU (%2 à %3).</translation>
    </message>
    <message>
        <source>Gaussian noise is near zero beside the rest: at most %1 ADU of %2 in all. This data cannot tell it from none.</source>
        <translation>Le bruit gaussien est presque nul à côté du reste&#xa0;: au plus %1 ADU sur %2 en tout. Ces données ne le distinguent pas de rien.</translation>
    </message>
    <message>
        <source>Laplace noise is near zero beside the rest: scale b at most %1 ADU of %2 in all. This data cannot tell it from none.</source>
        <translation>Le bruit de Laplace est presque nul à côté du reste&#xa0;: échelle b d’au plus %1 ADU sur %2 en tout. Ces données ne le distinguent pas de rien.</translation>
    </message>
    <message>
        <source>This data cannot tell the Gaussian noise: at most %1 ADU, and %2 fits best.</source>
        <translation>Ces données ne disent pas le bruit gaussien&#xa0;: au plus %1 ADU, et %2 convient le mieux.</translation>
    </message>
    <message>
        <source>This data cannot tell the Laplace noise: scale b at most %1 ADU, and %2 fits best.</source>
        <translation>Ces données ne disent pas le bruit de Laplace&#xa0;: échelle b d’au plus %1 ADU, et %2 convient le mieux.</translation>
    </message>
    <message>
        <source>%1 % of the empty pixels are at the end of the camera&apos;s range: what lies beyond is lost, and the noise is not what it seems.</source>
        <translation>%1&#xa0;% des pixels vides sont au bout de la plage de la caméra&#xa0;: ce qui est au-delà est perdu, et le bruit n’est pas ce qu’il paraît.</translation>
    </message>
    <message>
        <source>No molecule could be followed over 5 frames, so PSF and photons cannot be told.</source>
        <translation>Aucune molécule n’a pu être suivie sur 5 images&#x202f;; la PSF et les photons ne peuvent donc être donnés.</translation>
    </message>
    <message>
        <source>The PSF rests on %1 slow molecules.</source>
        <translation>La PSF repose sur %1 molécules lentes.</translation>
    </message>
    <message>
        <source>The PSF rests on all %1 molecules, less the blur of motion (%2 px^2 of the squared width).</source>
        <translation>La PSF repose sur l’ensemble des %1 molécules, flou de mouvement retiré (%2 px^2 de la largeur au carré).</translation>
    </message>
    <message>
        <source>The PSF rests on the %1 frames of one molecule, less the blur of motion (%2 px^2 of the squared width).</source>
        <translation>La PSF repose sur les %1 images d’une molécule, flou de mouvement retiré (%2 px^2 de la largeur au carré).</translation>
    </message>
    <message>
        <source>The exposure is not known; it was taken as the whole frame interval.</source>
        <translation>Le temps de pose n’est pas connu&#x202f;; il a été pris égal à l’intervalle entre images.</translation>
    </message>
    <message>
        <source>Pixels differ from each other; a dark movie of 1000 frames or more would give maps of their offsets and read noise.</source>
        <translation>Les pixels diffèrent entre eux&#x202f;; un film dans le noir d’au moins 1000 images donnerait les cartes de leurs décalages et de leurs bruits de lecture.</translation>
    </message>
    <message>
        <source>No flat movie was given: the gain is not known, and read noise is in ADU.</source>
        <translation>Aucun film uniforme n’a été donné&#xa0;: le gain est inconnu, et le bruit de lecture est en ADU.</translation>
    </message>
    <message>
        <source>One fixed condition (CCD, 500 photons, 10 ms), D .01 to 10: the reference for comparing</source>
        <translation>Une condition fixe (CCD, 500 photons, 10 ms), D de 0.01 à 10&#xa0;: la référence pour comparer</translation>
    </message>
    <message>
        <source>Molecules as they come in movies of many microscopes: what the general model is trained on</source>
        <translation>Des molécules comme dans les films de nombreux microscopes&#xa0;: ce sur quoi le modèle général est entraîné</translation>
    </message>
    <message>
        <source>A dye in a membrane, TIRF, EMCCD, 8 ms a frame</source>
        <translation>Un fluorophore dans une membrane, TIRF, EMCCD, 8 ms par image</translation>
    </message>
    <message>
        <source>sCMOS with its own offset, gain and read noise in every pixel</source>
        <translation>sCMOS dont chaque pixel a son décalage, son gain et son bruit de lecture</translation>
    </message>
    <message>
        <source>The image formation of the 2024 EPFL report, to the letter</source>
        <translation>La formation d’image du rapport EPFL de 2024, à la lettre</translation>
    </message>
    <message>
        <source>Perrin&apos;s own: fitted spots and cuts around them, attention between the frames</source>
        <translation>Celui de Perrin&#xa0;: spots ajustés et vignettes autour d’eux, attention entre les images</translation>
    </message>
    <message>
        <source>the 2024 report&apos;s ParkCNN: four convolutions with batch norm, two pools</source>
        <translation>le ParkCNN du rapport de 2024&#xa0;: quatre convolutions avec normalisation par lot, deux sous-échantillonnages</translation>
    </message>
    <message>
        <source>park-cnn with strides in place of its pools</source>
        <translation>park-cnn avec des pas à la place des sous-échantillonnages</translation>
    </message>
    <message>
        <source>Pix2D of Park et al. 2023: six convolutions with batch norm, mean over the window</source>
        <translation>Pix2D de Park et al. 2023&#xa0;: six convolutions avec normalisation par lot, moyenne sur la fenêtre</translation>
    </message>
    <message>
        <source>the 2024 report&apos;s ResNet2D: frames as channels, four residual blocks up to 512</source>
        <translation>le ResNet2D du rapport de 2024&#xa0;: les images comme canaux, quatre blocs résiduels jusqu’à 512</translation>
    </message>
    <message>
        <source>residual blocks that convolve over time too; any number of frames from 4 to 64</source>
        <translation>blocs résiduels qui convoluent aussi dans le temps&#x202f;; de 4 à 64 images</translation>
    </message>
    <message>
        <source>the 2024 report&apos;s ResNet3D: 3-D kernels on frames as channels, a depth of 1</source>
        <translation>le ResNet3D du rapport de 2024&#xa0;: noyaux 3D sur les images comme canaux, profondeur 1</translation>
    </message>
    <message>
        <source>three wide convolutions and three dense layers; the smallest, to try things</source>
        <translation>trois convolutions larges et trois couches denses&#x202f;; le plus petit, pour essayer</translation>
    </message>
    <message>
        <source>transformer over patches of the frames; any number of frames from 4 to 64</source>
        <translation>transformer sur des morceaux des images&#x202f;; de 4 à 64 images</translation>
    </message>
    <message>
        <source>the mean of the prior, whatever the stack shows</source>
        <translation>la moyenne de l’a priori, quoi que montre la pile</translation>
    </message>
    <message>
        <source>MSD at all lags, straight line through the origin (the report&apos;s trajectory-D)</source>
        <translation>MSD à tous les délais, droite par l’origine (le trajectory-D du rapport)</translation>
    </message>
    <message>
        <source>MSD at the optimal number of lags</source>
        <translation>MSD au nombre optimal de délais</translation>
    </message>
    <message>
        <source>covariance-based, told the localization error</source>
        <translation>par covariances, l’erreur de localisation étant donnée</translation>
    </message>
    <message>
        <source>maximum likelihood, told the localization error</source>
        <translation>maximum de vraisemblance, l’erreur de localisation étant donnée</translation>
    </message>
    <message>
        <source>Bayesian maximum likelihood under the set&apos;s prior</source>
        <translation>maximum de vraisemblance bayésien sous l’a priori du jeu</translation>
    </message>
    <message>
        <source>shuffled</source>
        <translation>mélangées</translation>
    </message>
    <message>
        <source>centred</source>
        <translation>centrées</translation>
    </message>
    <message>
        <source>equal photons</source>
        <translation>photons égaux</translation>
    </message>
    <message>
        <source>unblurred</source>
        <translation>sans flou</translation>
    </message>
    <message>
        <source>scaled %1</source>
        <translation>multipliées par %1</translation>
    </message>
    <message>
        <source>the frames in a random order</source>
        <translation>les images dans un ordre aléatoire</translation>
    </message>
    <message>
        <source>each frame moved by whole px so that the molecule sits in the middle</source>
        <translation>chaque image décalée de px entiers pour que la molécule soit au milieu</translation>
    </message>
    <message>
        <source>the fitted spot&apos;s light made the same in every frame</source>
        <translation>la lumière du spot ajusté rendue égale dans toutes les images</translation>
    </message>
    <message>
        <source>each frame drawn anew: its photons in an unblurred PSF at its centre, new noise</source>
        <translation>chaque image redessinée&#xa0;: ses photons dans une PSF sans flou en son centre, avec un nouveau bruit</translation>
    </message>
    <message>
        <source>everything above the camera&apos;s offset times %1</source>
        <translation>tout ce qui dépasse le décalage de la caméra multiplié par %1</translation>
    </message>
    <message>
        <source>%1 of %2 ·</source>
        <translation>%1 sur %2 ·</translation>
    </message>
    <message>
        <source>Looking at the noise</source>
        <translation>Examen du bruit</translation>
    </message>
    <message>
        <source>Looking at clear spots</source>
        <translation>Examen des spots nets</translation>
    </message>
    <message>
        <source>Noise known</source>
        <translation>Bruit connu</translation>
    </message>
    <message>
        <source>Finding spots, frame %1 of %2</source>
        <translation>Recherche des spots, image %1 sur %2</translation>
    </message>
    <message>
        <source>Linking, frame %1 of %2</source>
        <translation>Reliure, image %1 sur %2</translation>
    </message>
    <message>
        <source>Measuring molecule %1</source>
        <translation>Mesure de la molécule %1</translation>
    </message>
    <message>
        <source>Measuring molecule %1 of %2</source>
        <translation>Mesure de la molécule %1 sur %2</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>Mesuré</translation>
    </message>
    <message>
        <source>Following the molecule, frame %1</source>
        <translation>Suivi de la molécule, image %1</translation>
    </message>
    <message>
        <source>Followed</source>
        <translation>Suivie</translation>
    </message>
    <message>
        <source>Comparing the map with chance</source>
        <translation>Comparaison de la carte au hasard</translation>
    </message>
    <message>
        <source>Fitting molecules</source>
        <translation>Ajustement des molécules</translation>
    </message>
    <message>
        <source>Reading the dark movie</source>
        <translation>Lecture du film dans le noir</translation>
    </message>
    <message>
        <source>Reading the flat movie</source>
        <translation>Lecture du film uniforme</translation>
    </message>
    <message>
        <source>Looking for molecules to leave out</source>
        <translation>Recherche des molécules à écarter</translation>
    </message>
    <message>
        <source>Looking for empty pixels</source>
        <translation>Recherche de pixels vides</translation>
    </message>
    <message>
        <source>Reading the frames</source>
        <translation>Lecture des images</translation>
    </message>
    <message>
        <source>Counting values</source>
        <translation>Comptage des valeurs</translation>
    </message>
    <message>
        <source>Counting frames: %1</source>
        <translation>Comptage des images&#xa0;: %1</translation>
    </message>
    <message>
        <source>Searching by differential evolution</source>
        <translation>Recherche par évolution différentielle</translation>
    </message>
    <message>
        <source>Measuring variance over mean</source>
        <translation>Mesure de la variance selon la moyenne</translation>
    </message>
    <message>
        <source>Fitting the noise</source>
        <translation>Ajustement du bruit</translation>
    </message>
    <message>
        <source>Fitting the noise of an EMCCD</source>
        <translation>Ajustement du bruit d’une EMCCD</translation>
    </message>
    <message>
        <source>Finding how certain the noise is</source>
        <translation>Calcul de la certitude du bruit</translation>
    </message>
    <message>
        <source>Reading the file&apos;s checksum</source>
        <translation>Lecture de la somme de contrôle du fichier</translation>
    </message>
    <message>
        <source>Measuring with the classical estimators</source>
        <translation>Mesure par les estimateurs classiques</translation>
    </message>
    <message>
        <source>frame %1 of %2</source>
        <translation>image %1 sur %2</translation>
    </message>
    <message>
        <source>stack %1 of %2</source>
        <translation>pile %1 sur %2</translation>
    </message>
    <message>
        <source>epoch %1 of %2</source>
        <translation>époque %1 sur %2</translation>
    </message>
    <message>
        <source>Writing frame %1</source>
        <translation>Écriture de l’image %1</translation>
    </message>
    <message>
        <source>%1 is %2; it must be from %3 to %4</source>
        <translation>%1 vaut %2&#x202f;; il faut de %3 à %4</translation>
    </message>
    <message>
        <source>%1 is %2; it must be above 0</source>
        <translation>%1 vaut %2&#x202f;; il faut plus de 0</translation>
    </message>
    <message>
        <source>%1 is %2; it must be 0 or more</source>
        <translation>%1 vaut %2&#x202f;; il faut 0 ou plus</translation>
    </message>
    <message>
        <source>not a number</source>
        <translation>pas un nombre</translation>
    </message>
    <message>
        <source>%1 is not given; a simulation needs it</source>
        <translation>%1 n’est pas donné&#x202f;; une simulation en a besoin</translation>
    </message>
    <message>
        <source>exposure is %1 s but the frame interval is only %2 s; an exposure cannot be longer than the frame interval</source>
        <translation>le temps de pose est de %1 s mais l’intervalle entre images n’est que de %2 s&#x202f;; un temps de pose ne peut pas être plus long que l’intervalle entre images</translation>
    </message>
    <message>
        <source>%1 is drawn from %2 to %3; the first must be the smaller one</source>
        <translation>%1 est tiré de %2 à %3&#x202f;; le premier doit être le plus petit</translation>
    </message>
    <message>
        <source>%1 is drawn log-uniformly from %2; the lower end must be above 0</source>
        <translation>%1 est tiré log-uniformément à partir de %2&#x202f;; la borne inférieure doit dépasser 0</translation>
    </message>
    <message>
        <source>%1 goes down to 0, which has no logarithm; begin above 0</source>
        <translation>%1 descend jusqu’à 0, qui n’a pas de logarithme&#x202f;; commencez au-dessus de 0</translation>
    </message>
    <message>
        <source>%1 is always %2; a network learns nothing from that: give it a range</source>
        <translation>%1 vaut toujours %2&#x202f;; un réseau n’en apprend rien&#xa0;: donnez-lui une plage</translation>
    </message>
    <message>
        <source>following a molecule needs the pixel size and the frame interval; give both first</source>
        <translation>suivre une molécule demande la taille du pixel et l’intervalle entre images&#x202f;; donnez d’abord les deux</translation>
    </message>
    <message>
        <source>the 2024 report&apos;s image formation is for windows of 64x64 px and 10 sub-positions a frame, not %1 and %2</source>
        <translation>la formation d’image du rapport de 2024 est pour des fenêtres de 64x64 px et 10 sous-positions par image, et non %1 et %2</translation>
    </message>
    <message>
        <source>exposure unknown</source>
        <translation>temps de pose inconnu</translation>
    </message>
    <message>
        <source>immobile</source>
        <translation>immobile</translation>
    </message>
    <message>
        <source>not Brownian</source>
        <translation>non brownienne</translation>
    </message>
    <message>
        <source>too short</source>
        <translation>trop courte</translation>
    </message>
    <message>
        <source>net: disagrees</source>
        <translation>rés.&#xa0;: désaccord</translation>
    </message>
    <message>
        <source>net: doubtful</source>
        <translation>rés.&#xa0;: douteux</translation>
    </message>
    <message>
        <source>It stays closer to its place than free diffusion would (%1 of the slow motion expected): confined, or its D depends on the time looked at.</source>
        <translation>Elle reste plus près de sa place que ne le ferait une diffusion libre (%1 du mouvement lent attendu)&#xa0;: elle est confinée, ou son D dépend de la durée considérée.</translation>
    </message>
    <message>
        <source>It travels further than free diffusion would (%1 times the slow motion expected, mean velocity %2 um/s): carried along, drifting, or of changing D.</source>
        <translation>Elle va plus loin que ne le ferait une diffusion libre (%1 fois le mouvement lent attendu, vitesse moyenne %2 um/s)&#xa0;: elle est transportée, dérive, ou son D change.</translation>
    </message>
    <message>
        <source>Maximum likelihood and Bayes need the exposure, which is not known; give it to have them.</source>
        <translation>Le maximum de vraisemblance et Bayes demandent le temps de pose, qui est inconnu&#x202f;; donnez-le pour les avoir.</translation>
    </message>
    <message>
        <source>It was seen in fewer than 3 frames.</source>
        <translation>Elle a été vue dans moins de 3 images.</translation>
    </message>
    <message>
        <source>Every position is the same to the last digit.</source>
        <translation>Toutes les positions sont égales au dernier chiffre près.</translation>
    </message>
    <message>
        <source>Its motion cannot be told from its localization error; the upper limit holds in 95 of 100 cases.</source>
        <translation>Son mouvement ne se distingue pas de son erreur de localisation&#x202f;; la limite supérieure est vraie dans 95 cas sur 100.</translation>
    </message>
    <message>
        <source>The network says D = %1 um^2/s and maximum likelihood %2: their 95 % intervals have nothing in common.</source>
        <translation>Le réseau dit D = %1 um^2/s et le maximum de vraisemblance %2&#xa0;: leurs intervalles à 95&#xa0;% n’ont rien en commun.</translation>
    </message>
    <message>
        <source>at most %1</source>
        <translation>au plus %1</translation>
    </message>
    <message>
        <source>Another molecule shines within %1 px of it in %2 % of its frames.</source>
        <translation>Une autre molécule brille à moins de %1 px d’elle dans %2&#xa0;% de ses images.</translation>
    </message>
    <message>
        <source>Another molecule seems to come within 6 px of it; their blobs may overlap.</source>
        <translation>Une autre molécule semble venir à moins de 6 px d’elle&#x202f;; leurs taches se recouvrent peut-être.</translation>
    </message>
    <message>
        <source>Something much brighter shines near it.</source>
        <translation>Quelque chose de bien plus brillant se trouve près d’elle.</translation>
    </message>
    <message>
        <source>Its blobs are wider than the PSF and its steps explain: it is out of focus, two that overlap, or the PSF is larger than told.</source>
        <translation>Ses taches sont plus larges que la PSF et ses pas ne l’expliquent&#xa0;: elle n’est pas au point, ce sont deux molécules qui se recouvrent, ou la PSF est plus large qu’indiqué.</translation>
    </message>
    <message>
        <source>Its blobs are narrower than the PSF and its steps explain: the PSF is smaller than told, the exposure shorter, or its steps are not those of free diffusion.</source>
        <translation>Ses taches sont plus étroites que la PSF et ses pas ne l’expliquent&#xa0;: la PSF est plus étroite qu’indiqué, le temps de pose plus court, ou ses pas ne sont pas ceux d’une diffusion libre.</translation>
    </message>
    <message>
        <source>Its own light is more grainy than the camera&apos;s gain says; check the gain, or two molecules overlap.</source>
        <translation>Sa lumière est plus granuleuse que ne le dit le gain de la caméra&#x202f;; vérifiez le gain, ou deux molécules se recouvrent.</translation>
    </message>
    <message>
        <source>Its own light is less grainy than the camera&apos;s gain says; check the gain, or two molecules overlap.</source>
        <translation>Sa lumière est moins granuleuse que ne le dit le gain de la caméra&#x202f;; vérifiez le gain, ou deux molécules se recouvrent.</translation>
    </message>
    <message>
        <source>The pixels around it vary %1 times as much as the camera&apos;s gain and read noise say; check the camera.</source>
        <translation>Les pixels qui l’entourent varient %1 fois autant que le disent le gain et le bruit de lecture de la caméra&#x202f;; vérifiez la caméra.</translation>
    </message>
    <message>
        <source>The network %1 was trained for a PSF of %2 px (standard deviation); this movie has %3 px.</source>
        <translation>Le réseau %1 a été entraîné pour une PSF de %2 px (écart type)&#x202f;; celle de ce film est de %3 px.</translation>
    </message>
    <message>
        <source>The network %1 was trained for a PSF (standard deviation) of %2; this movie has %3.</source>
        <translation>Le réseau %1 a été entraîné pour une PSF (écart type) de %2&#x202f;; celle de ce film est de %3.</translation>
    </message>
    <message>
        <source>The network %1 was trained for an exposure of %2 % of the frame interval; this movie has %3 %.</source>
        <translation>Le réseau %1 a été entraîné pour un temps de pose de %2&#xa0;% de l’intervalle entre images&#x202f;; ce film a %3&#xa0;%.</translation>
    </message>
    <message>
        <source>The network %1 was trained for an exposure of %2 frame intervals; this movie has %3 frame intervals.</source>
        <translation>Le réseau %1 a été entraîné pour un temps de pose de %2 intervalle entre images&#x202f;; ce film a %3.</translation>
    </message>
    <message>
        <source>The network %1 was trained for a camera with EM gain; this movie has none.</source>
        <translation>Le réseau %1 a été entraîné pour une caméra à gain EM&#x202f;; celle de ce film n’en a pas.</translation>
    </message>
    <message>
        <source>The network %1 was trained for a camera without EM gain; this movie has it.</source>
        <translation>Le réseau %1 a été entraîné pour une caméra sans gain EM&#x202f;; celle de ce film en a un.</translation>
    </message>
    <message>
        <source>The network %1 was trained for a brightness of %2 photons a frame; here it is %3.</source>
        <translation>Le réseau %1 a été entraîné pour un éclat de %2 photons par image&#x202f;; il est ici de %3.</translation>
    </message>
    <message>
        <source>The network %1 was trained for a background of %2 photons a px; here it is %3.</source>
        <translation>Le réseau %1 a été entraîné pour un fond de %2 photons par px&#x202f;; il est ici de %3.</translation>
    </message>
    <message>
        <source>The network %1 was trained for D of %2 um^2/s at this pixel size and frame interval; here it is %3.</source>
        <translation>Le réseau %1 a été entraîné pour D de %2 um^2/s à cette taille de pixel et à cet intervalle entre images&#x202f;; il est ici de %3.</translation>
    </message>
    <message>
        <source>%1 to %2 px</source>
        <translation>%1 à %2 px</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 à %2</translation>
    </message>
    <message>
        <source>1 spot was found in 1 frame.</source>
        <translation>1 spot a été trouvé dans 1 image.</translation>
    </message>
    <message>
        <source>1 spot was found in %1 frames.</source>
        <translation>1 spot a été trouvé dans %1 images.</translation>
    </message>
    <message>
        <source>%1 spots were found in 1 frame.</source>
        <translation>%1 spots ont été trouvés dans 1 image.</translation>
    </message>
    <message>
        <source>%1 spots were found in %2 frames.</source>
        <translation>%1 spots ont été trouvés dans %2 images.</translation>
    </message>
    <message>
        <source>1 molecule was followed through at least %1 frames.</source>
        <translation>1 molécule a été suivie pendant au moins %1 images.</translation>
    </message>
    <message>
        <source>%1 molecules were followed through at least %2 frames.</source>
        <translation>%1 molécules ont été suivies pendant au moins %2 images.</translation>
    </message>
    <message>
        <source>1 track of 3 to %1 frames left out as too short.</source>
        <translation>1 trajectoire de 3 à %1 images laissée de côté, trop courte.</translation>
    </message>
    <message>
        <source>%1 tracks of 3 to %2 frames left out as too short.</source>
        <translation>%1 trajectoires de 3 à %2 images laissées de côté, trop courtes.</translation>
    </message>
    <message>
        <source>The camera is not known: brightness is in ADU, and the localization error is fitted with D instead of being computed from the light.</source>
        <translation>La caméra n’est pas connue&#xa0;: l’éclat est en ADU, et l’erreur de localisation est ajustée avec D au lieu d’être calculée à partir de la lumière.</translation>
    </message>
    <message>
        <source>The exposure is not known: maximum likelihood and Bayes, which correct for motion blur, were left out; D is by the covariance estimator, which does not need it.</source>
        <translation>Le temps de pose n’est pas connu&#xa0;: le maximum de vraisemblance et Bayes, qui corrigent le flou de mouvement, ont été omis&#x202f;; D vient de l’estimateur de covariances, qui s’en passe.</translation>
    </message>
    <message>
        <source>1 molecule added by hand was kept.</source>
        <translation>1 molécule ajoutée à la main a été gardée.</translation>
    </message>
    <message>
        <source>%1 molecules added by hand were kept.</source>
        <translation>%1 molécules ajoutées à la main ont été gardées.</translation>
    </message>
    <message>
        <source>Whether D depends on the place cannot be told from %1 with enough molecules each; choose larger bins or measure more.</source>
        <translation>On ne peut dire si D dépend de la place à partir de %1 ayant chacun assez de molécules&#x202f;; choisissez des carrés plus grands ou mesurez davantage.</translation>
    </message>
    <message>
        <source>D differs between places no more than chance makes it (p = %1, permutation test of %2): this map is no evidence that D depends on the place.</source>
        <translation>D ne diffère pas plus d’une place à l’autre que par hasard (p = %1, test par permutation de %2)&#xa0;: cette carte ne montre pas que D dépend de la place.</translation>
    </message>
    <message>
        <source>D differs between places by more than chance makes it (p = %1, permutation test of %2): a typical place has %3 times more or less than the mean.</source>
        <translation>D diffère d’une place à l’autre plus que par hasard (p = %1, test par permutation de %2)&#xa0;: une place typique a %3 fois plus ou moins que la moyenne.</translation>
    </message>
    <message>
        <source>%1 molecules in 1 bin</source>
        <translation>%1 molécules dans 1 carré</translation>
    </message>
    <message>
        <source>%1 molecules in %2 bins</source>
        <translation>%1 molécules dans %2 carrés</translation>
    </message>
    <message>
        <source>Of %1 synthetic molecules with D = %2 um^2/s %3 % (%4) were found at this density;</source>
        <translation>Sur %1 molécules synthétiques de D = %2 um^2/s, %3&#xa0;% (%4) ont été trouvées à cette densité&#x202f;;</translation>
    </message>
    <message>
        <source>Of %1 synthetic molecules with D = %2 um^2/s %3 % (%4) were found at this density.</source>
        <translation>Sur %1 molécules synthétiques de D = %2 um^2/s, %3&#xa0;% (%4) ont été trouvées à cette densité.</translation>
    </message>
    <message>
        <source>Of %1 synthetic molecules %2 % (%3) were found at this density.</source>
        <translation>Sur %1 molécules synthétiques, %2&#xa0;% (%3) ont été trouvées à cette densité.</translation>
    </message>
    <message>
        <source>Of %1 synthetic molecules %2 % (%3) were found at this density;</source>
        <translation>Sur %1 molécules synthétiques, %2&#xa0;% (%3) ont été trouvées à cette densité&#x202f;;</translation>
    </message>
    <message>
        <source>%1 their D came out %2, and %3 % (%4) of the 95 % intervals hold the truth.</source>
        <translation>%1, leur D est sorti %2, et %3&#xa0;% (%4) des intervalles à 95&#xa0;% contiennent la vérité.</translation>
    </message>
    <message>
        <source>%1 their D came out %2, and %3 % (%4) of the 95 % intervals hold the truth;</source>
        <translation>%1, leur D est sorti %2, et %3&#xa0;% (%4) des intervalles à 95&#xa0;% contiennent la vérité&#x202f;;</translation>
    </message>
    <message>
        <source>%1 their D came out %2.</source>
        <translation>%1, leur D est sorti %2.</translation>
    </message>
    <message>
        <source>%1 their D came out %2;</source>
        <translation>%1, leur D est sorti %2&#x202f;;</translation>
    </message>
    <message>
        <source>by maximum likelihood</source>
        <translation>par maximum de vraisemblance</translation>
    </message>
    <message>
        <source>by the network</source>
        <translation>par le réseau</translation>
    </message>
    <message>
        <source>right to 1 %</source>
        <translation>juste à 1&#xa0;% près</translation>
    </message>
    <message>
        <source>right to 1 % (standard error %1 %)</source>
        <translation>juste à 1&#xa0;% près (erreur type %1&#xa0;%)</translation>
    </message>
    <message>
        <source>%1 % too high</source>
        <translation>%1&#xa0;% trop haut</translation>
    </message>
    <message>
        <source>%1 % too high (standard error %2 %)</source>
        <translation>%1&#xa0;% trop haut (erreur type %2&#xa0;%)</translation>
    </message>
    <message>
        <source>%1 % too low</source>
        <translation>%1&#xa0;% trop bas</translation>
    </message>
    <message>
        <source>%1 % too low (standard error %2 %)</source>
        <translation>%1&#xa0;% trop bas (erreur type %2&#xa0;%)</translation>
    </message>
    <message>
        <source>Of those followed, the tracks of %1 % (%2) were broken and those of %3 % (%4) went over to another molecule.</source>
        <translation>De celles qui ont été suivies, %1&#xa0;% (%2) ont une trajectoire rompue et %3&#xa0;% (%4) une trajectoire passée à une autre molécule.</translation>
    </message>
    <message>
        <source>The synthetic molecules move freely, never blink and give %1 photons an exposure: of real ones that are dimmer, blink, or bleach early, fewer are found than this says.</source>
        <translation>Les molécules synthétiques bougent librement, ne clignotent jamais et donnent %1 photons par pose&#xa0;: des vraies qui sont plus faibles, clignotent ou blanchissent tôt, on en trouve moins qu’il n’est dit ici.</translation>
    </message>
    <message>
        <source>The synthetic molecules move freely, never blink and are as bright as the molecules that were found: of real ones that are dimmer, blink, or bleach early, fewer are found than this says.</source>
        <translation>Les molécules synthétiques bougent librement, ne clignotent jamais et ont l’éclat des molécules trouvées&#xa0;: des vraies qui sont plus faibles, clignotent ou blanchissent tôt, on en trouve moins qu’il n’est dit ici.</translation>
    </message>
    <message>
        <source>no movie with a D</source>
        <translation>aucun film avec un D</translation>
    </message>
    <message>
        <source>one movie: no interval between movies</source>
        <translation>un seul film&#xa0;: pas d’intervalle entre films</translation>
    </message>
    <message>
        <source>%1 movies: where movies differ much, their interval may hold in as few as %2 % of cases, not 95 %</source>
        <translation>%1 films&#xa0;: si les films diffèrent beaucoup, leur intervalle peut n’être vrai que dans %2&#xa0;% des cas, et non 95&#xa0;%</translation>
    </message>
    <message>
        <source>%1 more without any D</source>
        <translation>%1 de plus sans aucun D</translation>
    </message>
    <message>
        <source>%1 and %2 movies: p cannot fall below .05, whatever they show (not below %3); 4 and 4 can reach .029</source>
        <translation>%1 et %2 films&#xa0;: p ne peut descendre sous 0.05, quoi qu’ils montrent (pas sous %3)&#x202f;; 4 et 4 peuvent atteindre 0.029</translation>
    </message>
    <message>
        <source>Record a frame every %1, exposed all the time: %2 photons of a molecule in a frame.</source>
        <translation>Enregistrez une image toutes les %1, pose continue&#xa0;: %2 photons d’une molécule par image.</translation>
    </message>
    <message>
        <source>Record a frame every %1, exposed for %2: %3 photons of a molecule in a frame.</source>
        <translation>Enregistrez une image toutes les %1, pose de %2&#xa0;: %3 photons d’une molécule par image.</translation>
    </message>
    <message>
        <source>From one molecule D of %1 µm²/s is then known to %2.</source>
        <translation>Avec une molécule, un D de %1 µm²/s est alors connu&#xa0;: %2.</translation>
    </message>
    <message>
        <source>From one molecule D is then known to %1 where it is %2 µm²/s, to %3 at %4 and to %5 at %6.</source>
        <translation>Avec une molécule, D est alors connu&#xa0;: %1 s’il est de %2 µm²/s, %3 à %4 et %5 à %6.</translation>
    </message>
    <message>
        <source>not at all</source>
        <translation>pas du tout</translation>
    </message>
    <message>
        <source>worse than a factor of 4</source>
        <translation>moins bien qu’à un facteur 4 près</translation>
    </message>
    <message>
        <source>The choice need not be exact: within 10 % of this error are frame intervals %1, each with its best exposure, and at %2 exposures %3.</source>
        <translation>Le choix n’a pas à être exact&#xa0;: à moins de 10&#xa0;% de cette erreur se trouvent les intervalles %1, chacun avec sa meilleure pose, et à %2 les poses %3.</translation>
    </message>
    <message>
        <source>all that the camera can do</source>
        <translation>que la caméra permet</translation>
    </message>
    <message>
        <source>%1 and longer</source>
        <translation>de %1 et plus</translation>
    </message>
    <message>
        <source>%1 and shorter</source>
        <translation>de %1 et moins</translation>
    </message>
    <message>
        <source>from %1 to %2</source>
        <translation>de %1 à %2</translation>
    </message>
    <message>
        <source>Half the interval costs %1 %: %2.</source>
        <translation>La moitié de l’intervalle coûte %1&#xa0;%&#xa0;: %2.</translation>
    </message>
    <message>
        <source>Twice the interval costs %1 %: %2.</source>
        <translation>Le double de l’intervalle coûte %1&#xa0;%&#xa0;: %2.</translation>
    </message>
    <message>
        <source>Half the interval makes D unmeasurable: %1.</source>
        <translation>La moitié de l’intervalle rend D non mesurable&#xa0;: %1.</translation>
    </message>
    <message>
        <source>Twice the interval makes D unmeasurable: %1.</source>
        <translation>Le double de l’intervalle rend D non mesurable&#xa0;: %1.</translation>
    </message>
    <message>
        <source>molecules of %1 µm²/s bleach or leave after %2 frames</source>
        <translation>les molécules de %1 µm²/s blanchissent ou sortent après %2 images</translation>
    </message>
    <message>
        <source>molecules of %1 µm²/s bleach after %2 frames</source>
        <translation>les molécules de %1 µm²/s blanchissent après %2 images</translation>
    </message>
    <message>
        <source>molecules of %1 µm²/s leave after %2 frames</source>
        <translation>les molécules de %1 µm²/s sortent après %2 images</translation>
    </message>
    <message>
        <source>molecules of %1 µm²/s move no more than %2 times their localization error in a frame</source>
        <translation>les molécules de %1 µm²/s ne bougent que de %2 fois leur erreur de localisation par image</translation>
    </message>
    <message>
        <source>molecules of %1 µm²/s are blurred</source>
        <translation>les molécules de %1 µm²/s sont floues</translation>
    </message>
    <message>
        <source>Beyond %1 more than 5 % of the fastest molecules&apos; steps would be confused with a neighbour&apos;s.</source>
        <translation>Au-delà de %1, plus de 5&#xa0;% des pas des molécules les plus rapides seraient confondus avec ceux d’une voisine.</translation>
    </message>
    <message>
        <source>Even so one molecule says next to nothing: measure many and take the population&apos;s median, or find more light.</source>
        <translation>Même ainsi, une molécule ne dit presque rien&#xa0;: mesurez-en beaucoup et prenez la médiane de la population, ou trouvez plus de lumière.</translation>
    </message>
    <message>
        <source>This computer has no NVIDIA GPU, or does not show it to this system.</source>
        <translation>Cet ordinateur n’a pas de GPU NVIDIA, ou ne le montre pas à ce système.</translation>
    </message>
    <message>
        <source>It trains on the processor. A network trained on another computer is used here all the same: copy its .safetensors file.</source>
        <translation>Il entraîne sur le processeur. Un réseau entraîné sur un autre ordinateur s’utilise ici de même&#xa0;: copiez son fichier .safetensors.</translation>
    </message>
    <message>
        <source>There is an NVIDIA GPU, but NVIDIA&apos;s driver does not run.</source>
        <translation>Il y a un GPU NVIDIA, mais le pilote de NVIDIA ne tourne pas.</translation>
    </message>
    <message>
        <source>Install it (Debian: the package nvidia-driver of non-free; Ubuntu: Additional Drivers) and start the computer again.</source>
        <translation>Installez-le (Debian&#xa0;: le paquet nvidia-driver de non-free&#x202f;; Ubuntu&#xa0;: Pilotes additionnels) et redémarrez l’ordinateur.</translation>
    </message>
    <message>
        <source>NVIDIA&apos;s driver runs, but its library libcuda.so.1 is missing or broken.</source>
        <translation>Le pilote de NVIDIA tourne, mais sa bibliothèque libcuda.so.1 manque ou est abîmée.</translation>
    </message>
    <message>
        <source>Install it (Debian: the package libcuda1; Ubuntu: libnvidia-compute of the driver&apos;s version).</source>
        <translation>Installez-la (Debian&#xa0;: le paquet libcuda1&#x202f;; Ubuntu&#xa0;: libnvidia-compute de la version du pilote).</translation>
    </message>
    <message>
        <source>There is an NVIDIA GPU, but the networks run on %1.</source>
        <translation>Il y a un GPU NVIDIA, mais les réseaux tournent avec %1.</translation>
    </message>
    <message>
        <source>Set up GPU training with a LibTorch that has CUDA: in the window under Train, Device; in a terminal by perrin devices --use FOLDER.</source>
        <translation>Préparez l’entraînement sur GPU avec un LibTorch qui a CUDA&#xa0;: dans la fenêtre sous Entraîner, Machine&#x202f;; dans un terminal par perrin devices --use DOSSIER.</translation>
    </message>
    <message>
        <source>looking at what the scenario draws</source>
        <translation>examen de ce que le scénario tire</translation>
    </message>
    <message>
        <source>simulating the first stacks</source>
        <translation>simulation des premières piles</translation>
    </message>
    <message>
        <source>the network answers nearly the same for every molecule (its answers spread %1 % as much as the truth does); try a lower learning rate, a longer warm-up or another network, and check that the molecules of the scenario can be seen</source>
        <translation>le réseau répond presque la même chose pour toutes les molécules (ses réponses sont dispersées à %1&#xa0;% de la vérité)&#x202f;; essayez un taux d’apprentissage plus bas, un échauffement plus long ou un autre réseau, et vérifiez que les molécules du scénario sont visibles</translation>
    </message>
    <message>
        <source>the network is no better than always answering the mean (error %1, of the mean %2); try a lower learning rate, a longer warm-up or another network, and check that the molecules of the scenario can be seen</source>
        <translation>le réseau ne fait pas mieux que toujours répondre la moyenne (erreur %1, de la moyenne %2)&#x202f;; essayez un taux d’apprentissage plus bas, un échauffement plus long ou un autre réseau, et vérifiez que les molécules du scénario sont visibles</translation>
    </message>
    <message>
        <source>net: out of range</source>
        <translation>rés.&#xa0;: hors domaine</translation>
    </message>
    <message>
        <source>The network %1 was trained for a read noise of %2 e-; here it is %3.</source>
        <translation>Le réseau %1 a été entraîné pour un bruit de lecture de %2 e⁻&#xa0;; ici il vaut %3.</translation>
    </message>
    <message>
        <source>beyond largest D</source>
        <translation>au-delà du plus grand D</translation>
    </message>
    <message>
        <source>Its D is above %1 um^2/s, the largest that was looked for: its longest steps may have been lost, and D comes out too small. Raise the largest D.</source>
        <translation>Son D dépasse %1 um^2/s, le plus grand recherché&#xa0;: ses plus longs pas ont pu être perdus, et D ressort trop petit. Augmentez le plus grand D.</translation>
    </message>
    <message>
        <source>The PSF could not be measured, as too few clear spots were seen: the usual 1.3 px (standard deviation) is taken.</source>
        <translation>La PSF n’a pas pu être mesurée, car trop peu de spots nets ont été vus&#xa0;: l’habituelle de 1.3 px (écart type) est prise.</translation>
    </message>
    <message>
        <source>Give the PSF to be sure.</source>
        <translation>Donnez la PSF pour en être sûr.</translation>
    </message>
    <message>
        <source>note: %1 of %2 molecules count by maximum likelihood, as the network was not trained for them or doubts them</source>
        <translation>remarque&#xa0;: %1 molécules sur %2 comptent par maximum de vraisemblance, car le réseau n’a pas été entraîné pour elles ou doute d’elles</translation>
    </message>
    <message>
        <source>is a folder; give the name of a file</source>
        <translation>est un dossier&#x202f;; donnez le nom d’un fichier</translation>
    </message>
    <message>
        <source>%1 is missing: neither %2 nor %3 is there; install the program again</source>
        <translation>%1 manque&#xa0;: ni %2 ni %3 n’est là&#x202f;; installez de nouveau le programme</translation>
    </message>
    <message>
        <source>the field &quot;%1&quot; is missing</source>
        <translation>le champ «&#xa0;%1&#xa0;» manque</translation>
    </message>
    <message>
        <source>is empty; a table needs a header line</source>
        <translation>est vide&#x202f;; un tableau a besoin d’une ligne d’en-tête</translation>
    </message>
    <message>
        <source>cannot be opened; check that it exists and may be read</source>
        <translation>ne peut pas être ouvert&#x202f;; vérifiez qu’il existe et peut être lu</translation>
    </message>
    <message>
        <source>cannot be read; check its name and whether you may read it</source>
        <translation>ne peut pas être lu&#x202f;; vérifiez son nom et si vous avez le droit de le lire</translation>
    </message>
    <message>
        <source>cannot be read to its end</source>
        <translation>ne peut pas être lu jusqu’au bout</translation>
    </message>
    <message>
        <source>no such file</source>
        <translation>ce fichier n’existe pas</translation>
    </message>
    <message>
        <source>cannot be opened</source>
        <translation>ne peut pas être ouvert</translation>
    </message>
    <message>
        <source>is neither a file nor a folder; give the name of a movie</source>
        <translation>n’est ni un fichier ni un dossier&#x202f;; donnez le nom d’un film</translation>
    </message>
    <message>
        <source>is not a TIFF file, nor a video (AVI, MP4, MOV, MKV, WMV, MPEG). What opens: TIFF of ImageJ, OME, Micro-Manager and MetaMorph (STK), videos, folders of numbered TIFF images. Save the movie as TIFF (ImageJ: File &gt; Save As &gt; Tiff)</source>
        <translation>n’est ni un fichier TIFF ni une vidéo (AVI, MP4, MOV, MKV, WMV, MPEG). Ce qui s’ouvre&#xa0;: les TIFF d’ImageJ, d’OME, de Micro-Manager et de MetaMorph (STK), les vidéos, les dossiers d’images TIFF numérotées. Enregistrez le film en TIFF (ImageJ&#xa0;: File &gt; Save As &gt; Tiff)</translation>
    </message>
    <message>
        <source>no file was chosen; choose a movie, or the images of one</source>
        <translation>aucun fichier n’a été choisi&#x202f;; choisissez un film, ou les images d’un film</translation>
    </message>
    <message>
        <source>the camera&apos;s map is %1 px but the movie is %2 px; calibrate the camera with a dark movie of the same part of the chip, or choose a camera without maps</source>
        <translation>la carte de la caméra fait %1 px mais le film %2 px&#x202f;; étalonnez la caméra avec un film noir de la même partie du capteur, ou choisissez une caméra sans cartes</translation>
    </message>
    <message>
        <source>the map is %1 px, smaller than the picture of %2 px</source>
        <translation>la carte fait %1 px, moins que l’image de %2 px</translation>
    </message>
    <message>
        <source>no folder is given; say which folder is to be watched</source>
        <translation>aucun dossier n’est donné&#x202f;; dites quel dossier surveiller</translation>
    </message>
    <message>
        <source>is no folder that can be read; watch the folder into which movies are written</source>
        <translation>n’est pas un dossier lisible&#x202f;; surveillez le dossier où les films sont écrits</translation>
    </message>
    <message>
        <source>is a stack of %1 images, but files are joined to a movie only when each holds one; open it by itself</source>
        <translation>est une pile de %1 images, mais des fichiers ne forment un film que si chacun en contient une&#x202f;; ouvrez-le seul</translation>
    </message>
    <message>
        <source>the folder holds no TIFF images; open a movie&apos;s file, or the folder in which the numbered images are</source>
        <translation>le dossier ne contient aucune image TIFF&#x202f;; ouvrez le fichier d’un film, ou le dossier des images numérotées</translation>
    </message>
    <message>
        <source>is a folder; open it by itself, or choose the images in it</source>
        <translation>est un dossier&#x202f;; ouvrez-le seul, ou choisissez les images qu’il contient</translation>
    </message>
    <message>
        <source>is no TIFF image; several files are joined to a movie only when each is a TIFF of one image. Open other movies one at a time</source>
        <translation>n’est pas une image TIFF&#x202f;; plusieurs fichiers ne forment un film que si chacun est un TIFF d’une image. Ouvrez les autres films un par un</translation>
    </message>
    <message>
        <source>the folder cannot be read: %1</source>
        <translation>le dossier ne peut pas être lu&#xa0;: %1</translation>
    </message>
    <message>
        <source>a part of the movie is missing: %1 is not beside it; put all parts into one folder</source>
        <translation>une partie du film manque&#xa0;: %1 n’est pas à côté&#x202f;; mettez toutes les parties dans un dossier</translation>
    </message>
    <message>
        <source>is a MetaMorph stack whose planes are compressed or in pieces, which is not read; save it as TIFF with ImageJ</source>
        <translation>est une pile MetaMorph dont les plans sont comprimés ou en morceaux, ce qui n’est pas lu&#x202f;; enregistrez-la en TIFF avec ImageJ</translation>
    </message>
    <message>
        <source>is a stack of %1 z planes over %2 times; save one z plane as a movie</source>
        <translation>est une pile de %1 plans z sur %2 instants&#x202f;; enregistrez un plan z comme film</translation>
    </message>
    <message>
        <source>holds no whole frame; the recording or the copy was cut short</source>
        <translation>ne contient aucune image entière&#x202f;; l’enregistrement ou la copie a été interrompu</translation>
    </message>
    <message>
        <source>videos are written as .mp4 or .avi; give the file one of these endings</source>
        <translation>les vidéos s’écrivent en .mp4 ou .avi&#x202f;; donnez au fichier l’une de ces extensions</translation>
    </message>
    <message>
        <source>the video could not be written whole; free some space or choose another place</source>
        <translation>la vidéo n’a pas pu être écrite en entier&#x202f;; libérez de la place ou choisissez un autre endroit</translation>
    </message>
    <message>
        <source>the session cannot be saved by itself: %1; save it yourself from time to time</source>
        <translation>la session ne peut pas être enregistrée d’elle-même&#xa0;: %1&#x202f;; enregistrez-la vous-même de temps en temps</translation>
    </message>
    <message>
        <source>belongs to a Perrin that is running; close that one first</source>
        <translation>appartient à un Perrin ouvert&#x202f;; fermez d’abord celui-là</translation>
    </message>
    <message>
        <source>cannot be deleted: %1</source>
        <translation>ne peut pas être supprimé&#xa0;: %1</translation>
    </message>
    <message>
        <source>cannot be read: %1</source>
        <translation>ne peut pas être lu&#xa0;: %1</translation>
    </message>
    <message>
        <source>nothing was measured in this session, so that there is nothing to tell of; find molecules first</source>
        <translation>rien n’a été mesuré dans cette session, il n’y a donc rien à dire&#x202f;; cherchez d’abord les molécules</translation>
    </message>
    <message>
        <source>ends too early, after %1 bytes: it was cut short; open a backup copy of it</source>
        <translation>se termine trop tôt, après %1 octets&#xa0;: il a été tronqué&#x202f;; ouvrez une copie de sauvegarde</translation>
    </message>
    <message>
        <source>is no JSON from byte %1 on: it is damaged or no session; open a backup copy of it</source>
        <translation>n’est plus du JSON à partir de l’octet %1&#xa0;: il est abîmé ou n’est pas une session&#x202f;; ouvrez une copie de sauvegarde</translation>
    </message>
    <message>
        <source>was written by a newer Perrin (%1</source>
        <translation>a été écrit par un Perrin plus récent (%1</translation>
    </message>
    <message>
        <source>was written by an older Perrin, which did not put the settings into tables; open the movie itself</source>
        <translation>a été écrit par un Perrin plus ancien, qui ne mettait pas les réglages dans les tableaux&#x202f;; ouvrez le film lui-même</translation>
    </message>
    <message>
        <source>has no &apos;#&apos; lines that tell which movie it is of and how it was measured; tables of other programs and plain ones cannot restore anything: open the movie itself</source>
        <translation>n’a pas de lignes «&#xa0;#&#xa0;» qui disent de quel film il vient et comment il a été mesuré&#x202f;; les tableaux d’autres programmes et les tableaux simples ne peuvent rien rétablir&#xa0;: ouvrez le film lui-même</translation>
    </message>
    <message>
        <source>is empty; save the regions again from ImageJ</source>
        <translation>est vide&#x202f;; enregistrez de nouveau les régions depuis ImageJ</translation>
    </message>
    <message>
        <source>is larger than any ROI; choose a .roi or .zip saved by ImageJ</source>
        <translation>est plus grand que toute ROI&#x202f;; choisissez un .roi ou .zip enregistré par ImageJ</translation>
    </message>
    <message>
        <source>holds no region with an inside; draw rectangles, ovals, polygons or freehand areas in ImageJ</source>
        <translation>ne contient aucune région avec un intérieur&#x202f;; dessinez dans ImageJ des rectangles, des ovales, des polygones ou des surfaces à main levée</translation>
    </message>
    <message>
        <source>the name must end in .roi (one region) or .zip (several)</source>
        <translation>le nom doit finir par .roi (une région) ou .zip (plusieurs)</translation>
    </message>
    <message>
        <source>there is no region to write; draw one first</source>
        <translation>il n’y a aucune région à écrire&#x202f;; dessinez-en une d’abord</translation>
    </message>
    <message>
        <source>a .roi holds one region, not %1; give a name that ends in .zip</source>
        <translation>un .roi contient une région, pas %1&#x202f;; donnez un nom qui finit par .zip</translation>
    </message>
    <message>
        <source>is not an ImageJ ROI; save the region from ImageJ as .roi or, several, as .zip</source>
        <translation>n’est pas une ROI d’ImageJ&#x202f;; enregistrez la région depuis ImageJ en .roi ou, s’il y en a plusieurs, en .zip</translation>
    </message>
    <message>
        <source>is damaged: the ROI ends after %1 bytes; save it again from ImageJ</source>
        <translation>est abîmé&#xa0;: la ROI finit après %1 octets&#x202f;; enregistrez-la de nouveau depuis ImageJ</translation>
    </message>
    <message>
        <source>has %1 frames; a %2 movie needs at least %3, better 1000</source>
        <translation>a %1 images&#x202f;; un film %2 en demande au moins %3, mieux 1000</translation>
    </message>
    <message>
        <source>is %1 px but the dark movie is %2; both must show the same part of the camera</source>
        <translation>fait %1 px mais le film noir %2&#x202f;; les deux doivent montrer la même partie de la caméra</translation>
    </message>
    <message>
        <source>scatters no more than the dark movie; is it raw?</source>
        <translation>ne varie pas plus que le film noir&#x202f;; est-il brut&#x202f;?</translation>
    </message>
    <message>
        <source>only %1 empty pixels were found; noise needs at least %2. Choose a larger region or more frames, or a region with fewer molecules</source>
        <translation>seuls %1 pixels vides ont été trouvés&#x202f;; le bruit en demande au moins %2. Choisissez une région plus grande ou plus d’images, ou une région avec moins de molécules</translation>
    </message>
    <message>
        <source>the offset is locked at %1 ADU, but empty pixels are only %2 ADU on average: no light is left. Give the offset this camera has, or unlock it</source>
        <translation>le décalage est verrouillé à %1 ADU, mais les pixels vides ne valent que %2 ADU en moyenne&#xa0;: il ne reste pas de lumière. Donnez le décalage de cette caméra, ou déverrouillez-le</translation>
    </message>
    <message>
        <source>the region is %1 px; noise needs at least 16x16</source>
        <translation>la région fait %1 px&#x202f;; le bruit demande au moins 16x16</translation>
    </message>
    <message>
        <source>the movie&apos;s values are not whole numbers (%1): it was averaged, filtered or rescaled. Noise can be matched to what the camera gave only; open the raw movie</source>
        <translation>les valeurs du film ne sont pas entières (%1)&#xa0;: il a été moyenné, filtré ou changé d’échelle. Le bruit ne s’accorde qu’à ce que la caméra a donné&#x202f;; ouvrez le film brut</translation>
    </message>
    <message>
        <source>pixel size is %1 um in the sample, more than a microscope shows; it is the camera&apos;s pixel divided by the magnification, and %2 nm are %3 um</source>
        <translation>la taille du pixel est %1 um dans l’échantillon, plus que n’en montre un microscope&#x202f;; c’est le pixel de la caméra divisé par le grossissement, et %2 nm font %3 um</translation>
    </message>
    <message>
        <source>camera gain is %1 ADU/e-; it must be above 0</source>
        <translation>le gain de la caméra est %1 ADU/e-&#x202f;; il doit être au-dessus de 0</translation>
    </message>
    <message>
        <source>camera read noise is %1 e-; it must be 0 or more</source>
        <translation>le bruit de lecture de la caméra est %1 e-&#x202f;; il doit être 0 ou plus</translation>
    </message>
</context>
<context>
    <name>perrin::ui</name>
    <message>
        <source>Export</source>
        <translation>Exporter</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>frame %1</source>
        <translation>image %1</translation>
    </message>
    <message>
        <source>%1 nm</source>
        <translation>%1 nm</translation>
    </message>
    <message>
        <source>%1 µm</source>
        <translation>%1 µm</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>matched to %1</source>
        <translation>accordé à %1</translation>
    </message>
    <message>
        <source>There is no folder %1.</source>
        <translation>Il n’y a pas de dossier %1.</translation>
    </message>
    <message>
        <source>You may not write into %1: choose another folder.</source>
        <translation>Vous ne pouvez pas écrire dans %1&#xa0;: choisissez un autre dossier.</translation>
    </message>
    <message>
        <source>%1 is a folder: give the name of a file.</source>
        <translation>%1 est un dossier&#xa0;: donnez le nom d’un fichier.</translation>
    </message>
</context>
<context>
    <name>perrin::ui::AdvisorDialog</name>
    <message>
        <source>Expected error against frame interval</source>
        <translation>Erreur attendue selon l’intervalle entre images</translation>
    </message>
    <message>
        <source>Expected error by interval and exposure</source>
        <translation>Erreur attendue selon intervalle et pose</translation>
    </message>
    <message>
        <source>Use these settings</source>
        <translation>Utiliser ces réglages</translation>
    </message>
    <message>
        <source>What should I record?</source>
        <translation>Que faut-il enregistrer&#x202f;?</translation>
    </message>
    <message>
        <source>Advice</source>
        <translation>Conseil</translation>
    </message>
    <message>
        <source>Exposure, frame interval, photons, background and bleaching of the simulation become these; Edit, Undo takes it back</source>
        <translation>Temps de pose, intervalle entre images, photons, fond et blanchiment de la simulation deviennent ceux-ci&#x202f;; Édition, Annuler revient en arrière</translation>
    </message>
    <message>
        <source>Least relative error of D from one molecule for the slowest, middle and fastest D of the range.
Shaded: within 10 % of the best. Right click: save or copy.</source>
        <translation>Plus petite erreur relative de D d’une molécule pour le D le plus lent, du milieu et le plus rapide de la plage.
Ombré&#xa0;: à moins de 10&#xa0;% du meilleur. Clic droit&#xa0;: enregistrer ou copier.</translation>
    </message>
    <message>
        <source>The error that is made as small as can be, for every exposure and frame interval.
Blank: the camera cannot, or neighbours would be confused. Right click: save or copy.</source>
        <translation>L’erreur rendue aussi petite que possible, pour chaque temps de pose et intervalle entre images.
Vide&#xa0;: la caméra ne le peut pas, ou des voisines seraient confondues. Clic droit&#xa0;: enregistrer ou copier.</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>Écrit&#xa0;: %1</translation>
    </message>
    <message>
        <source>record as advised</source>
        <translation>l’enregistrement conseillé</translation>
    </message>
</context>
<context>
    <name>perrin::ui::AdvisorForm</name>
    <message>
        <source>That a molecule is followed at most; 16 are usual. More frames tell more, until it bleaches or leaves.
Empty: as in the simulation.</source>
        <translation>Pendant lesquelles une molécule est suivie au plus&#x202f;; 16 sont usuelles. Plus d’images en disent plus, jusqu’à ce qu’elle blanchisse ou sorte.
Vide&#xa0;: comme dans la simulation.</translation>
    </message>
    <message>
        <source>Molecules</source>
        <translation>Molécules</translation>
    </message>
    <message>
        <source>D from</source>
        <translation>D de</translation>
    </message>
    <message>
        <source>The slowest that is to be measured. Membrane proteins .01 to 1, in the cytosol 1 to 30.</source>
        <translation>Le plus lent à mesurer. Protéines de membrane 0.01 à 1, dans le cytosol 1 à 30.</translation>
    </message>
    <message>
        <source>µm²/s</source>
        <translation>µm²/s</translation>
    </message>
    <message>
        <source>to</source>
        <translation>à</translation>
    </message>
    <message>
        <source>The fastest that is to be measured</source>
        <translation>Le plus rapide à mesurer</translation>
    </message>
    <message>
        <source>Best for</source>
        <translation>Meilleur pour</translation>
    </message>
    <message>
        <source>Followed for</source>
        <translation>Suivie pendant</translation>
    </message>
    <message>
        <source>frames</source>
        <translation>images</translation>
    </message>
    <message>
        <source>Seen within</source>
        <translation>Vue dans</translation>
    </message>
    <message>
        <source>Width of the square about its start in which a molecule stays in view.
0: it never leaves.</source>
        <translation>Largeur du carré autour de son départ dans lequel une molécule reste visible.
0&#xa0;: elle n’en sort jamais.</translation>
    </message>
    <message>
        <source>µm</source>
        <translation>µm</translation>
    </message>
    <message>
        <source>Neighbour at</source>
        <translation>Voisine à</translation>
    </message>
    <message>
        <source>Mean distance of the nearest other molecule. Steps that are long against it are confused, which limits the frame interval.
0: there is none.</source>
        <translation>Distance moyenne de l’autre molécule la plus proche. Des pas longs par rapport à elle sont confondus, ce qui limite l’intervalle entre images.
0&#xa0;: il n’y en a pas.</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Lumière</translation>
    </message>
    <message>
        <source>Molecule</source>
        <translation>Molécule</translation>
    </message>
    <message>
        <source>Detected photons of one molecule in a second of light: those of a frame divided by its exposure</source>
        <translation>Photons détectés d’une molécule en une seconde de lumière&#xa0;: ceux d’une image divisés par son temps de pose</translation>
    </message>
    <message>
        <source>photons/s</source>
        <translation>photons/s</translation>
    </message>
    <message>
        <source>Background</source>
        <translation>Fond</translation>
    </message>
    <message>
        <source>Detected photons a pixel in a second of light</source>
        <translation>Photons détectés par pixel en une seconde de lumière</translation>
    </message>
    <message>
        <source>per px and s</source>
        <translation>par px et s</translation>
    </message>
    <message>
        <source>Until bleaching</source>
        <translation>Avant blanchiment</translation>
    </message>
    <message>
        <source>Detected photons that a molecule gives on average before it bleaches; dyes 1e5 to 1e6, fluorescent proteins 1e4 to 1e5, less the light that is not detected.
0: it never bleaches.</source>
        <translation>Photons détectés qu’une molécule donne en moyenne avant de blanchir&#x202f;; colorants 1e5 à 1e6, protéines fluorescentes 1e4 à 1e5, moins la lumière non détectée.
0&#xa0;: elle ne blanchit jamais.</translation>
    </message>
    <message>
        <source>photons</source>
        <translation>photons</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Caméra</translation>
    </message>
    <message>
        <source>Interval from</source>
        <translation>Intervalle de</translation>
    </message>
    <message>
        <source>The shortest frame interval that the camera can do with the field of view that is needed</source>
        <translation>Le plus court intervalle entre images que la caméra permet avec le champ nécessaire</translation>
    </message>
    <message>
        <source>ms</source>
        <translation>ms</translation>
    </message>
    <message>
        <source>The longest frame interval to think of</source>
        <translation>Le plus long intervalle entre images à envisager</translation>
    </message>
    <message>
        <source>Exposure from</source>
        <translation>Pose à partir de</translation>
    </message>
    <message>
        <source>The shortest exposure or flash</source>
        <translation>La plus courte pose ou le plus court éclair</translation>
    </message>
    <message>
        <source>Dead time</source>
        <translation>Temps mort</translation>
    </message>
    <message>
        <source>From the end of one exposure to the start of the next at least, for reading out.
0: the exposure may be the whole frame interval.</source>
        <translation>De la fin d’une pose au début de la suivante au moins, pour la lecture.
0&#xa0;: la pose peut durer tout l’intervalle entre images.</translation>
    </message>
    <message>
        <source>
Empty: the number shown in grey.</source>
        <translation>
Vide&#xa0;: le nombre montré en gris.</translation>
    </message>
    <message>
        <source>%1 µm pixels, PSF %2 µm, %3, read noise %4 e⁻</source>
        <translation>pixels de %1 µm, PSF %2 µm, %3, bruit de lecture %4 e⁻</translation>
    </message>
    <message>
        <source>EMCCD</source>
        <translation>EMCCD</translation>
    </message>
    <message>
        <source>no EM gain</source>
        <translation>pas de gain EM</translation>
    </message>
    <message>
        <source>Light during exposures only</source>
        <translation>Lumière pendant la pose seulement</translation>
    </message>
    <message>
        <source>the hardest D</source>
        <translation>le D le plus difficile</translation>
    </message>
    <message>
        <source>the middle D</source>
        <translation>le D du milieu</translation>
    </message>
    <message>
        <source>Hardest: the error of whichever D of the range has the largest is made as small as can be.
Middle: that of the (geometric) middle of the range.</source>
        <translation>Le plus difficile&#xa0;: l’erreur de celui des D de la plage qui a la plus grande est rendue aussi petite que possible.
Milieu&#xa0;: celle du milieu (géométrique) de la plage.</translation>
    </message>
    <message>
        <source>The laser is off between exposures, so that only exposures bleach.
Not ticked: it is on all the time.</source>
        <translation>Le laser est éteint entre les poses, si bien que seules les poses blanchissent.
Non coché&#xa0;: il est allumé sans cesse.</translation>
    </message>
    <message>
        <source>Change it under Microscope and Light and camera of the Simulate workspace</source>
        <translation>Se change sous Microscope et Lumière et caméra de l’espace Simuler</translation>
    </message>
    <message>
        <source>Empty fields are taken from the simulation.</source>
        <translation>Les champs vides viennent de la simulation.</translation>
    </message>
</context>
<context>
    <name>perrin::ui::AdvisorTable</name>
    <message>
        <source>What is advised and what is simulated now</source>
        <translation>Ce qui est conseillé et ce qui est simulé maintenant</translation>
    </message>
    <message>
        <source>Interval
(ms)</source>
        <translation>Intervalle
(ms)</translation>
    </message>
    <message>
        <source>Exposure
(ms)</source>
        <translation>Pose
(ms)</translation>
    </message>
    <message>
        <source>Photons
a frame</source>
        <translation>Photons
par image</translation>
    </message>
    <message>
        <source>Frames
seen</source>
        <translation>Images
vues</translation>
    </message>
    <message>
        <source>Error at D
%1 µm²/s</source>
        <translation>Erreur à D
%1 µm²/s</translation>
    </message>
    <message>
        <source>Start of one frame to the start of the next</source>
        <translation>Du début d’une image au début de la suivante</translation>
    </message>
    <message>
        <source>Time in which light is collected</source>
        <translation>Durée pendant laquelle la lumière est collectée</translation>
    </message>
    <message>
        <source>Detected of one molecule in one exposure</source>
        <translation>Détectés d’une molécule pendant une pose</translation>
    </message>
    <message>
        <source>In which a molecule is lit and in view, on average; least to most of the three D</source>
        <translation>Où une molécule est allumée et visible, en moyenne&#x202f;; du moins au plus des trois D</translation>
    </message>
    <message>
        <source>Least relative standard error of D from one molecule, by its centres</source>
        <translation>Plus petite erreur type relative de D d’une molécule, par ses centres</translation>
    </message>
    <message>
        <source>Advised</source>
        <translation>Conseillé</translation>
    </message>
    <message>
        <source>Simulated now</source>
        <translation>Simulé maintenant</translation>
    </message>
</context>
<context>
    <name>perrin::ui::BatchModel</name>
    <message>
        <source>1 molecule</source>
        <translation>1 molécule</translation>
    </message>
    <message>
        <source>%1 molecules</source>
        <translation>%1 molécules</translation>
    </message>
    <message>
        <source>measuring…</source>
        <translation>mesure…</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>en attente</translation>
    </message>
    <message>
        <source>failed: %1</source>
        <translation>échec&#xa0;: %1</translation>
    </message>
    <message>
        <source>It is being measured now</source>
        <translation>Ce film est en cours de mesure</translation>
    </message>
    <message>
        <source>It has not been measured so far</source>
        <translation>Ce film n’a pas encore été mesuré</translation>
    </message>
    <message>
        <source>Not measured: %1.</source>
        <translation>Non mesuré&#xa0;: %1.</translation>
    </message>
    <message>
        <source>Measured with %1 µm per pixel, %2 s from frame to frame, </source>
        <translation>Mesuré avec %1 µm par pixel, %2 s d’une image à la suivante, </translation>
    </message>
    <message>
        <source>exposure %1 s.</source>
        <translation>temps de pose %1 s.</translation>
    </message>
    <message>
        <source>exposure not known.</source>
        <translation>temps de pose inconnu.</translation>
    </message>
    <message>
        <source>Double click (or F2) to write the condition; empty: not compared</source>
        <translation>Double-clic (ou F2) pour écrire la condition&#x202f;; vide&#xa0;: non comparé</translation>
    </message>
    <message>
        <source>Movie</source>
        <translation>Film</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>Condition</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Median D (µm²/s)</source>
        <translation>D médian (µm²/s)</translation>
    </message>
    <message>
        <source>A file, or a folder of numbered images that is one movie</source>
        <translation>Un fichier, ou un dossier d’images numérotées qui forme un film</translation>
    </message>
    <message>
        <source>What the movie is compared as, such as control or drug</source>
        <translation>Ce à quoi le film est comparé, par exemple témoin ou traité</translation>
    </message>
    <message>
        <source>waits until it is whole</source>
        <translation>attend d’être entier</translation>
    </message>
    <message>
        <source>try %1 failed, again in %2 s: %3</source>
        <translation>essai %1 manqué, de nouveau dans %2 s&#xa0;: %3</translation>
    </message>
    <message>
        <source>faster than what was looked for (Largest D, in the settings of the Movie workspace): steps so long are joined by chance only.</source>
        <translation>plus rapide que ce qui a été cherché (D maximal, dans les réglages de l’espace Film)&#xa0;: des pas aussi longs ne sont joints que par hasard.</translation>
    </message>
    <message>
        <source>(%1 of %2), such as molecule %3:</source>
        <translation>(%1 sur %2), comme la molécule %3&#xa0;:</translation>
    </message>
    <message>
        <source>Where the network’s D is the method’s, the median takes MLE’s for these molecules, if it has any.</source>
        <translation>Quand D est celui du réseau, la médiane prend pour ces molécules celui de MLE, s’il y en a un.</translation>
    </message>
    <message>
        <source>Flags</source>
        <translation>Drapeaux</translation>
    </message>
    <message>
        <source>From session</source>
        <translation>De la session</translation>
    </message>
    <message>
        <source>Whether it waits, is being measured, how many molecules were found and followed, or why it could not be measured</source>
        <translation>S’il attend, est en train d’être mesuré, combien de molécules ont été trouvées et suivies, ou pourquoi il n’a pas pu être mesuré</translation>
    </message>
    <message>
        <source>Median D of its molecules with its 95 % bootstrap interval; of a single molecule its own.
By the method chosen in the Movie workspace, but by MLE where a network’s answer is flagged as out of range or doubtful.</source>
        <translation>D médian de ses molécules avec son intervalle bootstrap à 95&#xa0;%&#x202f;; d’une seule molécule le sien.
Par la méthode choisie dans l’espace Film, mais par MLE où la réponse d’un réseau est marquée hors domaine ou douteuse.</translation>
    </message>
    <message>
        <source>How many of its molecules the network is in doubt about, or are faster than was looked for; rest the pointer on a row for the reasons</source>
        <translation>De combien de ses molécules le réseau doute, ou qui sont plus rapides que ce qui a été cherché&#x202f;; arrêtez le pointeur sur une ligne pour les raisons</translation>
    </message>
    <message>
        <source>What was taken from the session, as the file does not say it: other movies may need other values.
Rest the pointer on a row for the values.</source>
        <translation>Ce qui a été pris de la session, car le fichier ne le dit pas&#xa0;: d’autres films peuvent demander d’autres valeurs.
Arrêtez le pointeur sur une ligne pour les valeurs.</translation>
    </message>
    <message>
        <source>(the file says %1)</source>
        <translation>(le fichier dit %1)</translation>
    </message>
    <message>
        <source>(the file does not say)</source>
        <translation>(le fichier ne le dit pas)</translation>
    </message>
    <message>
        <source>pixel size</source>
        <translation>pixel</translation>
    </message>
    <message>
        <source>Pixel size: %1 µm</source>
        <translation>Taille du pixel&#xa0;: %1 µm</translation>
    </message>
    <message>
        <source>interval</source>
        <translation>intervalle</translation>
    </message>
    <message>
        <source>Frame interval: %1 s</source>
        <translation>Intervalle entre images&#xa0;: %1 s</translation>
    </message>
    <message>
        <source>exposure</source>
        <translation>pose</translation>
    </message>
    <message>
        <source>Exposure: %1 s</source>
        <translation>Temps de pose&#xa0;: %1 s</translation>
    </message>
    <message>
        <source>PSF</source>
        <translation>PSF</translation>
    </message>
    <message>
        <source>PSF: %1 nm wide (FWHM)</source>
        <translation>PSF&#xa0;: large de %1 nm (FWHM)</translation>
    </message>
    <message>
        <source>camera</source>
        <translation>caméra</translation>
    </message>
    <message>
        <source>Camera: %1</source>
        <translation>Caméra&#xa0;: %1</translation>
    </message>
    <message>
        <source>No file says it: a movie of another camera or gain needs its own</source>
        <translation>Aucun fichier ne la dit&#xa0;: un film d’une autre caméra ou d’un autre gain a besoin de la sienne</translation>
    </message>
    <message>
        <source>no molecules</source>
        <translation>aucune molécule</translation>
    </message>
    <message>
        <source>None of its molecules has a D.</source>
        <translation>Aucune de ses molécules n’a de D.</translation>
    </message>
    <message>
        <source>At least half of its molecules have only an upper limit of D.</source>
        <translation>Au moins la moitié de ses molécules n’ont qu’une limite supérieure de D.</translation>
    </message>
    <message>
        <source>D of the only molecule that has one, with its own 95 % interval.</source>
        <translation>D de la seule molécule qui en a un, avec son propre intervalle à 95&#xa0;%.</translation>
    </message>
    <message>
        <source>Of two molecules with a D: too few for an interval, which takes three.</source>
        <translation>De deux molécules avec un D&#xa0;: trop peu pour un intervalle, qui en demande trois.</translation>
    </message>
    <message>
        <source>Median of its molecules’ D with its 95 % interval, by bootstrap.</source>
        <translation>Médiane du D de ses molécules avec son intervalle à 95&#xa0;%, par bootstrap.</translation>
    </message>
    <message>
        <source>Counted by MLE, as the network’s answer is flagged: %1 of %2.</source>
        <translation>Comptées par MLE, car la réponse du réseau est marquée&#xa0;: %1 sur %2.</translation>
    </message>
    <message>
        <source>calibration</source>
        <translation>étalonnage</translation>
    </message>
    <message>
        <source>The file gives its own calibration; nothing is taken from the session.</source>
        <translation>Le fichier donne son propre étalonnage&#x202f;; rien n’est pris de la session.</translation>
    </message>
    <message>
        <source>Taken from the session:</source>
        <translation>Pris de la session&#xa0;:</translation>
    </message>
    <message>
        <source>Taken from the session, as it was for %1:</source>
        <translation>Pris de la session, telle qu’elle était pour %1&#xa0;:</translation>
    </message>
</context>
<context>
    <name>perrin::ui::BatchMovies</name>
    <message>
        <source>Movies</source>
        <translation>Films</translation>
    </message>
    <message>
        <source>Add files…</source>
        <translation>Ajouter des fichiers…</translation>
    </message>
    <message>
        <source>Movies of any kind: TIFF, STK, AVI, MP4</source>
        <translation>Films de toutes sortes&#xa0;: TIFF, STK, AVI, MP4</translation>
    </message>
    <message>
        <source>Add folder…</source>
        <translation>Ajouter un dossier…</translation>
    </message>
    <message>
        <source>All movies in a folder and in the folders within it.
A folder of numbered single images is one movie.</source>
        <translation>Tous les films d’un dossier et de ses sous-dossiers.
Un dossier d’images isolées numérotées est un seul film.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Take the chosen movies off this list; the files stay (Delete)</source>
        <translation>Retire de la liste les films choisis&#x202f;; les fichiers restent (Suppr)</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>Show the chosen movie in the Movie workspace, with these settings (double click)</source>
        <translation>Montre le film choisi dans l’espace Film, avec ces réglages (double-clic)</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>Donner</translation>
    </message>
    <message>
        <source>Give the chosen movies this condition; empty: none</source>
        <translation>Donne cette condition aux films choisis&#x202f;; vide&#xa0;: aucune</translation>
    </message>
    <message>
        <source>From folder names</source>
        <translation>D’après les dossiers</translation>
    </message>
    <message>
        <source>Each movie’s condition becomes the name of the folder that it is in</source>
        <translation>La condition de chaque film devient le nom du dossier où il se trouve</translation>
    </message>
    <message>
        <source>Add movies</source>
        <translation>Ajouter des films</translation>
    </message>
    <message>
        <source>Add a folder of movies</source>
        <translation>Ajouter un dossier de films</translation>
    </message>
    <message>
        <source>Condition of the chosen movies</source>
        <translation>Condition des films choisis</translation>
    </message>
    <message>
        <source>Such as control or drug: movies of one condition are compared with those of another</source>
        <translation>Par exemple témoin ou traité&#xa0;: les films d’une condition sont comparés à ceux d’une autre</translation>
    </message>
    <message>
        <source>such as control</source>
        <translation>par exemple témoin</translation>
    </message>
    <message>
        <source>Movies that were on the list already are counted once.</source>
        <translation>Les films qui étaient déjà dans la liste comptent une fois.</translation>
    </message>
    <message>
        <source>1 movie</source>
        <translation>1 film</translation>
    </message>
    <message>
        <source>%1 movies</source>
        <translation>%1 films</translation>
    </message>
    <message>
        <source>The movies to measure are listed here, each with its condition and its result.</source>
        <translation>Les films à mesurer apparaissent ici, chacun avec sa condition et son résultat.</translation>
    </message>
    <message>
        <source>Drop movies or folders here, or add them above. Folders within folders are looked into, too.</source>
        <translation>Déposez ici des films ou des dossiers, ou ajoutez-les ci-dessus. Les sous-dossiers sont examinés aussi.</translation>
    </message>
</context>
<context>
    <name>perrin::ui::BatchResults</name>
    <message>
        <source>&lt;b&gt;%1&lt;/b&gt;: D is %2 times that of &lt;b&gt;%3&lt;/b&gt;</source>
        <translation>&lt;b&gt;%1&lt;/b&gt;&#xa0;: D vaut %2 fois celui de &lt;b&gt;%3&lt;/b&gt;</translation>
    </message>
    <message>
        <source>&lt;b&gt;%1&lt;/b&gt; and &lt;b&gt;%2&lt;/b&gt;: no ratio, as a median is not known</source>
        <translation>&lt;b&gt;%1&lt;/b&gt; et &lt;b&gt;%2&lt;/b&gt;&#xa0;: pas de rapport, une médiane étant inconnue</translation>
    </message>
    <message>
        <source> (95 % interval %1 – %2)</source>
        <translation> (intervalle à 95&#xa0;%&#xa0;: %1 – %2)</translation>
    </message>
    <message>
        <source> (%1 for all comparisons together)</source>
        <translation> (%1 pour toutes les comparaisons ensemble)</translation>
    </message>
    <message>
        <source>Give the movies conditions, such as control and drug, to compare them: nothing is measured anew.</source>
        <translation>Donnez aux films des conditions, par exemple témoin et traité, pour les comparer&#xa0;: rien n’est mesuré de nouveau.</translation>
    </message>
    <message>
        <source>A comparison needs measured movies of two conditions.</source>
        <translation>Une comparaison demande des films mesurés de deux conditions.</translation>
    </message>
    <message>
        <source>The movie, not the molecule, is the replicate: molecules of one cell are alike. A condition’s D is the median of its movies’ medians; p is of a permutation test of them.</source>
        <translation>C’est le film, et non la molécule, qui est répété&#xa0;: les molécules d’une cellule se ressemblent. Le D d’une condition est la médiane des médianes de ses films&#x202f;; p est celui d’un test par permutation entre films.</translation>
    </message>
    <message>
        <source>D by condition</source>
        <translation>D par condition</translation>
    </message>
    <message>
        <source>Share of each condition’s molecules by their D; above, the median of the movies’ medians with its 95 % interval.
Right click: save or copy.</source>
        <translation>Part des molécules de chaque condition selon leur D&#x202f;; au-dessus, la médiane des médianes des films avec son intervalle à 95&#xa0;%.
Clic droit&#xa0;: enregistrer ou copier.</translation>
    </message>
    <message>
        <source>Compared D</source>
        <translation>D comparé</translation>
    </message>
    <message>
        <source>D: automatic</source>
        <translation>D&#xa0;: automatique</translation>
    </message>
    <message>
        <source>D: method’s</source>
        <translation>D&#xa0;: de la méthode</translation>
    </message>
    <message>
        <source>D: network</source>
        <translation>D&#xa0;: réseau</translation>
    </message>
    <message>
        <source>D: MLE</source>
        <translation>D&#xa0;: MLE</translation>
    </message>
    <message>
        <source>D: Bayes</source>
        <translation>D&#xa0;: Bayes</translation>
    </message>
    <message>
        <source>D: CVE</source>
        <translation>D&#xa0;: CVE</translation>
    </message>
    <message>
        <source>D: MSD</source>
        <translation>D&#xa0;: MSD</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Référence</translation>
    </message>
    <message>
        <source>The condition that the others are compared with</source>
        <translation>La condition à laquelle les autres sont comparées</translation>
    </message>
    <message>
        <source>Conditions</source>
        <translation>Conditions</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>Condition</translation>
    </message>
    <message>
        <source>Movies</source>
        <translation>Films</translation>
    </message>
    <message>
        <source>Molecules</source>
        <translation>Molécules</translation>
    </message>
    <message>
        <source>Median D (µm²/s)</source>
        <translation>D médian (µm²/s)</translation>
    </message>
    <message>
        <source>Immobile (%)</source>
        <translation>Immobiles (%)</translation>
    </message>
    <message>
        <source>In the colours of the plot</source>
        <translation>Dans les couleurs du graphique</translation>
    </message>
    <message>
        <source>Movies with a D: what is counted</source>
        <translation>Films qui ont un D&#xa0;: ce qui est compté</translation>
    </message>
    <message>
        <source>Molecules of all its movies</source>
        <translation>Molécules de tous ses films</translation>
    </message>
    <message>
        <source>Median of the movies’ medians, with its 95 % interval between movies</source>
        <translation>Médiane des médianes des films, avec son intervalle à 95&#xa0;% entre films</translation>
    </message>
    <message>
        <source>Mean of the movies’ immobile fractions, with its 95 % interval between movies</source>
        <translation>Moyenne des fractions immobiles des films, avec son intervalle à 95&#xa0;% entre films</translation>
    </message>
    <message>
        <source>D of the molecules appears here, movie by movie and by condition.</source>
        <translation>Le D des molécules apparaît ici, film par film et par condition.</translation>
    </message>
    <message>
        <source>Add movies at the left and press Measure.</source>
        <translation>Ajoutez des films à gauche et appuyez sur Mesurer.</translation>
    </message>
    <message>
        <source>Which D of each molecule is compared.
Automatic: that of the method, as in the Movie workspace, but MLE’s where the network’s is flagged as out of range or doubtful.</source>
        <translation>Quel D de chaque molécule est comparé.
Automatique&#xa0;: celui de la méthode, comme dans l’espace Film, mais celui de MLE où celui du réseau est marqué hors domaine ou douteux.</translation>
    </message>
</context>
<context>
    <name>perrin::ui::BatchWindow</name>
    <message>
        <source>Z stacks are time series</source>
        <translation>Les piles Z sont des séries temporelles</translation>
    </message>
    <message>
        <source>and a picture of each movie with its molecules</source>
        <translation>et une image de chaque film avec ses molécules</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>Parcourir…</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Mesurer</translation>
    </message>
    <message>
        <source>Write tables</source>
        <translation>Écrire les tableaux</translation>
    </message>
    <message>
        <source>Measure many movies — Perrin</source>
        <translation>Mesurer plusieurs films — Perrin</translation>
    </message>
    <message>
        <source>Measured with</source>
        <translation>Mesurés avec</translation>
    </message>
    <message>
        <source>Whose calibration</source>
        <translation>À qui l’étalonnage</translation>
    </message>
    <message>
        <source>Each file’s own calibration first</source>
        <translation>D’abord l’étalonnage de chaque fichier</translation>
    </message>
    <message>
        <source>The session’s calibration for all</source>
        <translation>L’étalonnage de la session pour tous</translation>
    </message>
    <message>
        <source>Pixel size, frame interval and exposure: what a file does not give is the session’s.
The session’s for all: where files are known to be wrong; every row tells where they differ.</source>
        <translation>Taille du pixel, intervalle entre images et temps de pose&#xa0;: ce qu’un fichier ne donne pas vient de la session.
Celui de la session pour tous&#xa0;: quand on sait les fichiers faux&#x202f;; chaque ligne dit où ils diffèrent.</translation>
    </message>
    <message>
        <source>Some programs write Z where they mean time. Not ticked, such movies fail.</source>
        <translation>Certains programmes écrivent Z quand il s’agit du temps. Si la case n’est pas cochée, ces films échouent.</translation>
    </message>
    <message>
        <source>The present settings of the Movie workspace: change them there</source>
        <translation>Les réglages présents de l’espace Film&#xa0;: c’est là qu’ils se changent</translation>
    </message>
    <message>
        <source>Written to</source>
        <translation>Écrits dans</translation>
    </message>
    <message>
        <source>Folder of the results</source>
        <translation>Dossier des résultats</translation>
    </message>
    <message>
        <source>no folder: nothing is written</source>
        <translation>aucun dossier&#xa0;: rien n’est écrit</translation>
    </message>
    <message>
        <source>molecules.csv, population.csv and, with conditions, conditions.csv and conditions.png go into this folder,
which is made where it is missing. D in µm²/s.</source>
        <translation>molecules.csv, population.csv et, s’il y a des conditions, conditions.csv et conditions.png vont dans ce dossier,
qui est créé s’il manque. D en µm²/s.</translation>
    </message>
    <message>
        <source>Choose the folder of the results</source>
        <translation>Choisir le dossier des résultats</translation>
    </message>
    <message>
        <source>Write the tables as they are now: again, after conditions have changed</source>
        <translation>Écrit les tableaux tels qu’ils sont&#xa0;: de nouveau, après un changement de conditions</translation>
    </message>
    <message>
        <source>NAME.png: the frame where most is to be seen, each molecule with its D. Drawn while movies are measured.</source>
        <translation>NOM.png&#xa0;: l’image où l’on voit le plus, chaque molécule avec son D. Dessinée pendant la mesure des films.</translation>
    </message>
    <message>
        <source>Tables of molecules, movies and conditions,</source>
        <translation>Tableaux des molécules, des films et des conditions,</translation>
    </message>
    <message>
        <source>Measure the movies that wait, have failed, or were measured with other settings</source>
        <translation>Mesure les films en attente, ceux qui ont échoué ou qui ont été mesurés avec d’autres réglages</translation>
    </message>
    <message>
        <source>Looking for movies</source>
        <translation>Recherche de films</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>Écriture</translation>
    </message>
    <message>
        <source>Measuring</source>
        <translation>Mesure</translation>
    </message>
    <message>
        <source>Where to put the results</source>
        <translation>Où mettre les résultats</translation>
    </message>
    <message>
        <source>%1 is one of the movies and would be written over; choose another folder for the results.</source>
        <translation>%1 est l’un des films et serait écrasé&#x202f;; choisissez un autre dossier pour les résultats.</translation>
    </message>
    <message>
        <source> and %1 more</source>
        <translation> et %1 de plus</translation>
    </message>
    <message>
        <source>Files are there already</source>
        <translation>Des fichiers s’y trouvent déjà</translation>
    </message>
    <message>
        <source>Replace the files in %1?</source>
        <translation>Remplacer les fichiers de %1&#x202f;?</translation>
    </message>
    <message>
        <source>There are %1. A new folder, %2, leaves them as they are.</source>
        <translation>Il y a %1. Un nouveau dossier, %2, les laisse tels quels.</translation>
    </message>
    <message>
        <source>New folder</source>
        <translation>Nouveau dossier</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Remplacer</translation>
    </message>
    <message>
        <source>Measuring was cancelled. The movies measured until then stay; Write tables writes them, Measure goes on with the others.</source>
        <translation>La mesure a été annulée. Les films mesurés jusque-là restent&#x202f;; Écrire les tableaux les écrit, Mesurer continue avec les autres.</translation>
    </message>
    <message>
        <source>Written to %1: %2.</source>
        <translation>Écrit dans %1&#xa0;: %2.</translation>
    </message>
    <message>
        <source>Movies are being measured.</source>
        <translation>Des films sont en cours de mesure.</translation>
    </message>
    <message>
        <source>The tables of the measured movies are not written.</source>
        <translation>Les tableaux des films mesurés ne sont pas écrits.</translation>
    </message>
    <message>
        <source>Measure all anew</source>
        <translation>Tout mesurer de nouveau</translation>
    </message>
    <message>
        <source>Measure 1 movie</source>
        <translation>Mesurer 1 film</translation>
    </message>
    <message>
        <source>Measure %1 movies</source>
        <translation>Mesurer %1 films</translation>
    </message>
    <message>
        <source>%1 of %2 movies measured, %3 molecules</source>
        <translation>%1 films mesurés sur %2, %3 molécules</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation>%1 en échec</translation>
    </message>
    <message>
        <source>%1 measured with other settings</source>
        <translation>%1 mesurés avec d’autres réglages</translation>
    </message>
    <message>
        <source>tables not written</source>
        <translation>tableaux non écrits</translation>
    </message>
    <message>
        <source>Watch a folder…</source>
        <translation>Surveiller un dossier…</translation>
    </message>
    <message>
        <source>Measure every movie that is in a folder or still comes into it, as soon as it is whole, with these settings;
the tables are written anew after each. Watching again goes on with what was measured before.</source>
        <translation>Mesure avec ces réglages chaque film qui est dans un dossier ou qui y arrive, dès qu’il est entier&#x202f;;
les tableaux sont réécrits après chacun. Une nouvelle surveillance continue avec ce qui a été mesuré avant.</translation>
    </message>
    <message>
        <source>Watching</source>
        <translation>Surveillance</translation>
    </message>
    <message>
        <source>A folder is watched for new movies.</source>
        <translation>Un dossier est surveillé pour de nouveaux films.</translation>
    </message>
    <message>
        <source>Stop watching</source>
        <translation>Ne plus surveiller</translation>
    </message>
    <message>
        <source>Watch a folder for new movies</source>
        <translation>Surveiller un dossier pour de nouveaux films</translation>
    </message>
    <message>
        <source>The folder is no longer watched. What was measured stays; watching it again goes on from there.</source>
        <translation>Le dossier n’est plus surveillé. Ce qui a été mesuré reste&#x202f;; le surveiller de nouveau continue à partir de là.</translation>
    </message>
    <message>
        <source>waiting for movies</source>
        <translation>attend des films</translation>
    </message>
    <message>
        <source>%1 has changed since it was measured and is measured anew.</source>
        <translation>%1 a changé depuis sa mesure et est mesuré de nouveau.</translation>
    </message>
    <message>
        <source>%1 cannot be read (%2). It is looked for again.</source>
        <translation>%1 ne peut pas être lu (%2). Il est cherché de nouveau.</translation>
    </message>
    <message>
        <source>%1 is there again.</source>
        <translation>%1 est de nouveau là.</translation>
    </message>
    <message>
        <source>measuring %1</source>
        <translation>mesure de %1</translation>
    </message>
    <message>
        <source>A list of its own</source>
        <translation>Une liste à part</translation>
    </message>
    <message>
        <source>Take the movies off this list without writing their tables?</source>
        <translation>Retirer les films de cette liste sans écrire leurs tableaux&#x202f;?</translation>
    </message>
    <message>
        <source>Watching a folder begins its own list. Write tables keeps what was measured.</source>
        <translation>Surveiller un dossier commence une liste à part. Écrire les tableaux garde ce qui a été mesuré.</translation>
    </message>
    <message>
        <source>Begin a new list</source>
        <translation>Commencer une liste</translation>
    </message>
</context>
<context>
    <name>perrin::ui::CalibrationBar</name>
    <message>
        <source>%1 and %2</source>
        <translation>%1 et %2</translation>
    </message>
    <message>
        <source>Treat Z as time</source>
        <translation>Traiter Z comme le temps</translation>
    </message>
    <message>
        <source>Camera…</source>
        <translation>Caméra…</translation>
    </message>
    <message>
        <source>The images were taken one after the other: measure them as a movie</source>
        <translation>Les images ont été prises l’une après l’autre&#xa0;: les mesurer comme un film</translation>
    </message>
    <message>
        <source>Programs that do not know the pixel size write 1. Press only if it is true.</source>
        <translation>Les programmes qui ne connaissent pas la taille du pixel écrivent 1. N’appuyez que si c’est vrai.</translation>
    </message>
    <message>
        <source>Optional: gain, offset and read noise of the camera, and the width of the PSF.
With a known camera brightness is counted in photons and the localization error is known.</source>
        <translation>Facultatif&#xa0;: gain, décalage et bruit de lecture de la caméra, et largeur de la PSF.
Avec une caméra connue, l’éclat est compté en photons et l’erreur de localisation est connue.</translation>
    </message>
    <message>
        <source>Size of one pixel in the sample, µm: camera pixel / magnification.
Typical: 0.05 to 0.2 µm. D is proportional to its square.</source>
        <translation>Taille d’un pixel dans l’échantillon, µm&#xa0;: pixel de la caméra / grandissement.
Typique&#xa0;: 0.05 à 0.2 µm. D est proportionnel à son carré.</translation>
    </message>
    <message>
        <source>From the start of one frame to the start of the next, ms.
Typical: 5 to 100 ms. D is proportional to 1 / frame interval.</source>
        <translation>Du début d’une image au début de la suivante, ms.
Typique&#xa0;: 5 à 100 ms. D est proportionnel à 1 / intervalle entre images.</translation>
    </message>
    <message>
        <source>How long the camera collects light in each frame, ms; at most the frame interval.
MLE and Bayes need it: a molecule that moves while it is exposed is blurred.</source>
        <translation>Durée de collecte de la lumière dans chaque image, ms&#x202f;; au plus l’intervalle entre images.
MLE et Bayes en ont besoin&#xa0;: une molécule qui bouge pendant la pose est floue.</translation>
    </message>
    <message>
        <source>equal to the frame interval</source>
        <translation>égal à l’intervalle entre images</translation>
    </message>
    <message>
        <source>The camera collects light all the time (usual for EMCCD cameras in frame transfer)</source>
        <translation>La caméra collecte la lumière sans cesse (usuel pour les caméras EMCCD à transfert de trame)</translation>
    </message>
    <message>
        <source>Pixel size</source>
        <translation>Taille du pixel</translation>
    </message>
    <message>
        <source>µm</source>
        <translation>µm</translation>
    </message>
    <message>
        <source>Frame interval</source>
        <translation>Intervalle entre images</translation>
    </message>
    <message>
        <source>ms</source>
        <translation>ms</translation>
    </message>
    <message>
        <source>Exposure</source>
        <translation>Temps de pose</translation>
    </message>
    <message>
        <source>It is %1 µm</source>
        <translation>C’est bien %1 µm</translation>
    </message>
    <message>
        <source>Calibration…</source>
        <translation>Étalonnage…</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminé</translation>
    </message>
    <message>
        <source>Show and change pixel size, times, camera and PSF</source>
        <translation>Montre et change la taille du pixel, les temps, la caméra et la PSF</translation>
    </message>
    <message>
        <source>Close the calibration</source>
        <translation>Ferme l’étalonnage</translation>
    </message>
    <message>
        <source>the pixel size</source>
        <translation>la taille du pixel</translation>
    </message>
    <message>
        <source>the frame interval</source>
        <translation>l’intervalle entre images</translation>
    </message>
    <message>
        <source>The file says that its %1 images are Z slices, not moments.</source>
        <translation>Le fichier dit que ses %1 images sont des coupes Z et non des instants.</translation>
    </message>
    <message>
        <source>The pixel size in the file, exactly %1 µm, looks like a placeholder.</source>
        <translation>La taille du pixel dans le fichier, exactement %1 µm, semble mise par défaut.</translation>
    </message>
    <message>
        <source>Measuring needs %1.</source>
        <translation>Pour mesurer, il manque %1.</translation>
    </message>
    <message>
        <source>Without the exposure only CVE and MSD can answer, not MLE and Bayes.</source>
        <translation>Sans le temps de pose, seuls CVE et MSD répondent, et non MLE et Bayes.</translation>
    </message>
    <message>
        <source>%1 µm/px</source>
        <translation>%1 µm/px</translation>
    </message>
    <message>
        <source>a frame every %1 ms</source>
        <translation>une image toutes les %1 ms</translation>
    </message>
    <message>
        <source>exposure %1 ms</source>
        <translation>temps de pose %1 ms</translation>
    </message>
    <message>
        <source>exposure unknown</source>
        <translation>temps de pose inconnu</translation>
    </message>
    <message>
        <source>%1 %2 ADU/e⁻</source>
        <translation>%1 %2 ADU/e⁻</translation>
    </message>
    <message>
        <source>EMCCD</source>
        <translation>EMCCD</translation>
    </message>
    <message>
        <source>camera</source>
        <translation>caméra</translation>
    </message>
    <message>
        <source>camera unknown</source>
        <translation>caméra inconnue</translation>
    </message>
    <message>
        <source>PSF %1 nm</source>
        <translation>PSF %1 nm</translation>
    </message>
    <message>
        <source>PSF auto</source>
        <translation>PSF auto</translation>
    </message>
</context>
<context>
    <name>perrin::ui::CameraDialog</name>
    <message>
        <source>Calibrate the camera</source>
        <translation>Étalonner la caméra</translation>
    </message>
    <message>
        <source>A movie in the dark tells offset and read noise, movies of even light (no sample, any strength) the gain. 100 frames are enough for a CCD or EMCCD; 1000 give the maps that an sCMOS needs, whose pixels differ.</source>
        <translation>Un film dans le noir donne le décalage et le bruit de lecture, des films d’une lumière uniforme (sans échantillon, de toute intensité) le gain. 100 images suffisent pour une CCD ou une EMCCD&#x202f;; 1000 donnent les cartes que demande une sCMOS, dont les pixels diffèrent.</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Mesurer</translation>
    </message>
    <message>
        <source>Save and use</source>
        <translation>Enregistrer et utiliser</translation>
    </message>
    <message>
        <source>Shutter closed, exposure as in the experiments</source>
        <translation>Obturateur fermé, temps de pose comme dans les expériences</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>Parcourir…</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>Ajouter…</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Vider</translation>
    </message>
    <message>
        <source>ADU per photo-electron, EM gain included; used where there is no flat movie. Typical: 0.5 (sCMOS) to 100 (EMCCD).</source>
        <translation>ADU par photo-électron, gain EM compris&#x202f;; sert quand il n’y a pas de film uniforme. Typique&#xa0;: 0.5 (sCMOS) à 100 (EMCCD).</translation>
    </message>
    <message>
        <source>Electron multiplication (EMCCD)</source>
        <translation>Multiplication d’électrons (EMCCD)</translation>
    </message>
    <message>
        <source>The gain register doubles the variance of the light</source>
        <translation>Le registre de gain double la variance de la lumière</translation>
    </message>
    <message>
        <source>How the menu of microscopes calls it</source>
        <translation>Le nom qu’il aura dans le menu des microscopes</translation>
    </message>
    <message>
        <source>Dark movie</source>
        <translation>Film dans le noir</translation>
    </message>
    <message>
        <source>Flat movies</source>
        <translation>Films uniformes</translation>
    </message>
    <message>
        <source>Gain, if there is no flat movie</source>
        <translation>Gain, sans film uniforme</translation>
    </message>
    <message>
        <source>ADU/e⁻</source>
        <translation>ADU/e⁻</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>A movie in the dark</source>
        <translation>Un film dans le noir</translation>
    </message>
    <message>
        <source>Movies of even light</source>
        <translation>Films d’une lumière uniforme</translation>
    </message>
    <message>
        <source>Choose a movie that was taken in the dark.</source>
        <translation>Choisissez un film pris dans le noir.</translation>
    </message>
    <message>
        <source>Add a movie of even light, or write the gain.</source>
        <translation>Ajoutez un film d’une lumière uniforme, ou écrivez le gain.</translation>
    </message>
    <message>
        <source>Offset %1 ADU · read noise %2 e⁻ · gain %3 ADU/e⁻%4</source>
        <translation>Décalage %1 ADU · bruit de lecture %2 e⁻ · gain %3 ADU/e⁻%4</translation>
    </message>
    <message>
        <source> (95 %: %1 to %2)</source>
        <translation> (95&#xa0;%&#xa0;: %1 à %2)</translation>
    </message>
    <message>
        <source>Pixels differ: their offsets by %1 ADU. Maps of them are kept and taken out of every movie of %2 px.</source>
        <translation>Les pixels diffèrent&#xa0;: leurs décalages de %1 ADU. Leurs cartes sont gardées et retirées de tout film de %2 px.</translation>
    </message>
    <message>
        <source>Give it a name to save it.</source>
        <translation>Donnez-lui un nom pour l’enregistrer.</translation>
    </message>
    <message>
        <source>It takes the place of the microscope of that name.</source>
        <translation>Il prend la place du microscope de ce nom.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucun</translation>
    </message>
    <message>
        <source>“%1” is this movie&apos;s camera now. Other movies find it under Microscope.</source>
        <translation>«&#xa0;%1&#xa0;» est maintenant la caméra de ce film. Les autres films la trouvent sous Microscope.</translation>
    </message>
</context>
<context>
    <name>perrin::ui::CameraEdit</name>
    <message>
        <source>ADU per photo-electron, EM gain included. Typical: 0.5 (sCMOS) to 100 (EMCCD).</source>
        <translation>ADU par photo-électron, gain EM compris. Typique&#xa0;: 0.5 (sCMOS) à 100 (EMCCD).</translation>
    </message>
    <message>
        <source>Mean value of a pixel without light, ADU. Typical: 100 to 500.</source>
        <translation>Valeur moyenne d’un pixel sans lumière (offset), ADU. Typique&#xa0;: 100 à 500.</translation>
    </message>
    <message>
        <source>Read noise in electrons rms, before EM gain. Typical: 1.5 (sCMOS), below 1 (EMCCD).</source>
        <translation>Bruit de lecture en électrons efficaces, avant le gain EM. Typique&#xa0;: 1.5 (sCMOS), moins de 1 (EMCCD).</translation>
    </message>
    <message>
        <source>EM</source>
        <translation>EM</translation>
    </message>
    <message>
        <source>EMCCD with its multiplication on: doubles the variance of the light&apos;s noise</source>
        <translation>EMCCD dont la multiplication est active&#xa0;: double la variance du bruit de la lumière</translation>
    </message>
    <message>
        <source>Full width at half maximum of a resting molecule&apos;s image, nm. Typical: 200 to 350 nm.
Empty: measured on the movie&apos;s own spots.</source>
        <translation>Largeur à mi-hauteur de l’image d’une molécule immobile, nm. Typique&#xa0;: 200 à 350 nm.
Vide&#xa0;: mesurée sur les spots du film.</translation>
    </message>
    <message>
        <source>auto</source>
        <translation>auto</translation>
    </message>
    <message>
        <source>Microscope</source>
        <translation>Microscope</translation>
    </message>
    <message>
        <source>Camera, PSF and pixel size by name: remember them once, choose them for every movie</source>
        <translation>Caméra, PSF et taille du pixel par leur nom&#xa0;: retenez-les une fois, choisissez-les pour chaque film</translation>
    </message>
    <message>
        <source>Gain</source>
        <translation>Gain</translation>
    </message>
    <message>
        <source>ADU/e⁻</source>
        <translation>ADU/e⁻</translation>
    </message>
    <message>
        <source>Offset</source>
        <translation>Décalage</translation>
    </message>
    <message>
        <source>ADU</source>
        <translation>ADU</translation>
    </message>
    <message>
        <source>Read noise</source>
        <translation>Bruit de lecture</translation>
    </message>
    <message>
        <source>e⁻</source>
        <translation>e⁻</translation>
    </message>
    <message>
        <source>PSF FWHM</source>
        <translation>Largeur PSF (FWHM)</translation>
    </message>
    <message>
        <source>nm</source>
        <translation>nm</translation>
    </message>
    <message>
        <source>The camera needs gain, offset and read noise, or none of them.</source>
        <translation>La caméra demande gain, décalage et bruit de lecture, ou aucun d’eux.</translation>
    </message>
    <message>
        <source>Remember as…</source>
        <translation>Retenir comme…</translation>
    </message>
    <message>
        <source>Calibrate the camera…</source>
        <translation>Étalonner la caméra…</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Oublier</translation>
    </message>
    <message>
        <source>Remember microscope</source>
        <translation>Retenir le microscope</translation>
    </message>
    <message>
        <source>Name of this microscope (camera, PSF and pixel size are kept with it):</source>
        <translation>Nom de ce microscope (la caméra, la PSF et la taille du pixel sont gardées avec lui)&#xa0;:</translation>
    </message>
</context>
<context>
    <name>perrin::ui::ColorBar</name>
    <message>
        <source>Colour of the rings: the diffusion coefficient D on a logarithmic scale from %1 to %2 µm²/s, the same for every movie.
Grey rings have no estimate.</source>
        <translation>Couleur des anneaux&#xa0;: le coefficient de diffusion D sur une échelle logarithmique de %1 à %2 µm²/s, la même pour tous les films.
Les anneaux gris n’ont pas d’estimation.</translation>
    </message>
    <message>
        <source>D</source>
        <translation>D</translation>
    </message>
    <message>
        <source>µm²/s</source>
        <translation>µm²/s</translation>
    </message>
    <message>
        <source>no D</source>
        <translation>sans D</translation>
    </message>
</context>
<context>
    <name>perrin::ui::ComparePage</name>
    <message>
        <source>and without averaging</source>
        <translation>et sans moyenne</translation>
    </message>
    <message>
        <source>Which cue does each use? (slow)</source>
        <translation>Quel indice chacun utilise-t-il&#x202f;? (lent)</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Comparer</translation>
    </message>
    <message>
        <source>What is compared</source>
        <translation>Ce qui est comparé</translation>
    </message>
    <message>
        <source>All that is ticked answers the same stacks</source>
        <translation>Tout ce qui est coché répond aux mêmes piles</translation>
    </message>
    <message>
        <source>How networks are asked</source>
        <translation>Comment les réseaux sont interrogés</translation>
    </message>
    <message>
        <source>Averaging</source>
        <translation>Moyenne</translation>
    </message>
    <message>
        <source>Averaged over 16 copies</source>
        <translation>Moyenne de 16 copies</translation>
    </message>
    <message>
        <source>Averaged over 4 quarter turns</source>
        <translation>Moyenne de 4 quarts de tour</translation>
    </message>
    <message>
        <source>Each stack once</source>
        <translation>Chaque pile une fois</translation>
    </message>
    <message>
        <source>Turned, mirrored and backwards a molecule is as fast: a network that answers every copy and takes the mean errs less, and takes as many times longer</source>
        <translation>Tournée, en miroir ou à rebours, une molécule est aussi rapide&#xa0;: un réseau qui répond à chaque copie et prend la moyenne se trompe moins, et met d’autant plus de temps</translation>
    </message>
    <message>
        <source>Shows what averaging gains</source>
        <translation>Montre ce que la moyenne apporte</translation>
    </message>
    <message>
        <source>Asks again with frames shuffled, molecules centred, photons made equal, the blur taken away, or all made brighter or darker: what a network does not use, it does not miss</source>
        <translation>Interroge de nouveau avec les images mélangées, les molécules centrées, les photons égalisés, le flou retiré, ou tout plus clair ou plus sombre&#xa0;: ce qu’un réseau n’utilise pas ne lui manque pas</translation>
    </message>
</context>
<context>
    <name>perrin::ui::ComparisonTables</name>
    <message>
        <source>Errors</source>
        <translation>Erreurs</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Méthode</translation>
    </message>
    <message>
        <source>RMSE</source>
        <translation>RMSE</translation>
    </message>
    <message>
        <source>±</source>
        <translation>±</translation>
    </message>
    <message>
        <source>MAE</source>
        <translation>MAE</translation>
    </message>
    <message>
        <source>bias</source>
        <translation>biais</translation>
    </message>
    <message>
        <source>SD</source>
        <translation>Écart type</translation>
    </message>
    <message>
        <source>in 68 %</source>
        <translation>dans 68&#xa0;%</translation>
    </message>
    <message>
        <source>in 95 %</source>
        <translation>dans 95&#xa0;%</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>sans réponse</translation>
    </message>
    <message>
        <source>Stacks without an answer, or with one below the range of D: its low end or its middle stands in</source>
        <translation>Piles sans réponse, ou dont la réponse est sous la plage de D&#xa0;: sa borne inférieure ou son milieu en tient lieu</translation>
    </message>
    <message>
        <source>Cues</source>
        <translation>Indices</translation>
    </message>
    <message>
        <source>Cue</source>
        <translation>Indice</translation>
    </message>
    <message>
        <source>Which stacks</source>
        <translation>Quelles piles</translation>
    </message>
    <message>
        <source>All stacks, or those of one range of the true D</source>
        <translation>Toutes les piles, ou celles d’une plage du vrai D</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>Nombres</translation>
    </message>
    <message>
        <source>Which cue does it use?</source>
        <translation>Quel indice utilise-t-il&#x202f;?</translation>
    </message>
    <message>
        <source>all stacks</source>
        <translation>toutes les piles</translation>
    </message>
    <message>
        <source>%1 without an answer, %2 below the range of D</source>
        <translation>%1 sans réponse, %2 sous la plage de D</translation>
    </message>
    <message>
        <source>Stacks</source>
        <translation>Piles</translation>
    </message>
    <message>
        <source>%1: RMSE</source>
        <translation>%1&#xa0;: RMSE</translation>
    </message>
    <message>
        <source>The errors in numbers appear here.</source>
        <translation>Les erreurs en nombres apparaissent ici.</translation>
    </message>
    <message>
        <source>Press Compare.</source>
        <translation>Appuyez sur Comparer.</translation>
    </message>
    <message>
        <source>How much worse each network gets without a cue appears here.</source>
        <translation>De combien chaque réseau empire sans un indice apparaît ici.</translation>
    </message>
    <message>
        <source>Tick “Which cue does each use?” and press Compare.</source>
        <translation>Cochez «&#xa0;Quel indice chacun utilise-t-il&#x202f;?&#xa0;» et appuyez sur Comparer.</translation>
    </message>
</context>
<context>
    <name>perrin::ui::ComparisonView</name>
    <message>
        <source>Save all…</source>
        <translation>Tout enregistrer…</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Erreurs</translation>
    </message>
    <message>
        <source>Root mean square and mean absolute error of all stacks. The colours are those of the other plots.</source>
        <translation>Erreur quadratique moyenne (racine) et erreur absolue moyenne de toutes les piles. Les couleurs sont celles des autres graphiques.</translation>
    </message>
    <message>
        <source>Answered against true</source>
        <translation>Réponse et vraie valeur</translation>
    </message>
    <message>
        <source>Dashed: a perfect answer</source>
        <translation>Tirets&#xa0;: une réponse parfaite</translation>
    </message>
    <message>
        <source>Error by D</source>
        <translation>Erreur selon D</translation>
    </message>
    <message>
        <source>RMSE in each range of the true D</source>
        <translation>RMSE dans chaque plage du vrai D</translation>
    </message>
    <message>
        <source>Honesty of the intervals</source>
        <translation>Honnêteté des intervalles</translation>
    </message>
    <message>
        <source>How many truths the 68 % (filled) and 95 % intervals (hollow) hold. Dashed: what they should.</source>
        <translation>Combien de vraies valeurs les intervalles à 68&#xa0;% (pleins) et à 95&#xa0;% (creux) contiennent. Tirets&#xa0;: ce qu’ils devraient.</translation>
    </message>
    <message>
        <source>Whose answers</source>
        <translation>Réponses de</translation>
    </message>
    <message>
        <source>Whose answers are shown</source>
        <translation>De qui les réponses sont montrées</translation>
    </message>
    <message>
        <source>Every figure, the table and every answer, into a new folder</source>
        <translation>Toutes les figures, le tableau et toutes les réponses, dans un nouveau dossier</translation>
    </message>
    <message>
        <source>Tick models and estimators, choose stacks whose D is known, and compare.</source>
        <translation>Cochez des modèles et des estimateurs, choisissez des piles dont D est connu, et comparez.</translation>
    </message>
    <message>
        <source>%1 stacks of %2. Smallest error: &lt;b&gt;%3&lt;/b&gt;, RMSE %4 ± %5 %6.</source>
        <translation>%1 piles de %2. Plus petite erreur&#xa0;: &lt;b&gt;%3&lt;/b&gt;, RMSE %4 ± %5 %6.</translation>
    </message>
    <message>
        <source>Where to put the folder with figures and tables</source>
        <translation>Où mettre le dossier des figures et des tableaux</translation>
    </message>
    <message>
        <source>Written: %1 figures and %2 tables to %3</source>
        <translation>Écrit&#xa0;: %1 figures et %2 tableaux dans %3</translation>
    </message>
    <message>
        <source>The error of every model and method, on the same stacks, appears here.</source>
        <translation>L’erreur de chaque modèle et méthode, sur les mêmes piles, apparaît ici.</translation>
    </message>
    <message>
        <source>Answers against the true D appear here.</source>
        <translation>Les réponses face au vrai D apparaissent ici.</translation>
    </message>
    <message>
        <source>The error by D appears here.</source>
        <translation>L’erreur selon D apparaît ici.</translation>
    </message>
    <message>
        <source>How many truths the intervals hold appears here.</source>
        <translation>Combien de vraies valeurs les intervalles contiennent apparaît ici.</translation>
    </message>
    <message>
        <source>Press Compare.</source>
        <translation>Appuyez sur Comparer.</translation>
    </message>
</context>
<context>
    <name>perrin::ui::ContenderList</name>
    <message>
        <source>always the mean</source>
        <translation>toujours la moyenne</translation>
    </message>
    <message>
        <source>MSD, all lags (the report&apos;s)</source>
        <translation>MSD, tous les délais (celle du rapport)</translation>
    </message>
    <message>
        <source>MSD, optimal lags</source>
        <translation>MSD, délais optimaux</translation>
    </message>
    <message>
        <source>CVE</source>
        <translation>CVE</translation>
    </message>
    <message>
        <source>MLE</source>
        <translation>MLE</translation>
    </message>
    <message>
        <source>Bayes</source>
        <translation>Bayes</translation>
    </message>
    <message>
        <source>Network %1, label %2, trained for %3</source>
        <translation>Réseau %1, cible %2, entraîné pour %3</translation>
    </message>
    <message>
        <source>; RMSE %1 %2 there</source>
        <translation>&#x202f;; RMSE %1 %2 là</translation>
    </message>
    <message>
        <source>of ln D</source>
        <translation>de ln D</translation>
    </message>
    <message>
        <source>What is compared</source>
        <translation>Ce qui est comparé</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Trained for</source>
        <translation>Entraîné pour</translation>
    </message>
    <message>
        <source>Add a model file…</source>
        <translation>Ajouter un fichier de modèle…</translation>
    </message>
    <message>
        <source>A .safetensors file that Perrin has trained, here or elsewhere</source>
        <translation>Un fichier .safetensors que Perrin a entraîné, ici ou ailleurs</translation>
    </message>
    <message>
        <source>Was trained on the 2024 report&apos;s images; choose its scenario to compare it</source>
        <translation>Entraîné sur les images du rapport de 2024&#x202f;; choisissez son scénario pour le comparer</translation>
    </message>
    <message>
        <source>Was trained on a camera&apos;s images, not on the 2024 report&apos;s</source>
        <translation>Entraîné sur les images d’une caméra, et non sur celles du rapport de 2024</translation>
    </message>
    <message>
        <source>Models of Perrin</source>
        <translation>Modèles de Perrin</translation>
    </message>
    <message>
        <source>Your trainings</source>
        <translation>Vos entraînements</translation>
    </message>
    <message>
        <source>Model files</source>
        <translation>Fichiers de modèles</translation>
    </message>
    <message>
        <source>Classical estimators</source>
        <translation>Estimateurs classiques</translation>
    </message>
    <message>
        <source>Add a model</source>
        <translation>Ajouter un modèle</translation>
    </message>
    <message>
        <source>Models (*.safetensors)</source>
        <translation>Modèles (*.safetensors)</translation>
    </message>
    <message>
        <source>Take off the list</source>
        <translation>Retirer de la liste</translation>
    </message>
    <message>
        <source>other images</source>
        <translation>autres images</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>illisible</translation>
    </message>
</context>
<context>
    <name>perrin::ui::ContrastPanel</name>
    <message>
        <source>Value shown as black, ADU</source>
        <translation>Valeur montrée en noir, ADU</translation>
    </message>
    <message>
        <source>Value shown as white, ADU</source>
        <translation>Valeur montrée en blanc, ADU</translation>
    </message>
    <message>
        <source>Black</source>
        <translation>Noir</translation>
    </message>
    <message>
        <source>White</source>
        <translation>Blanc</translation>
    </message>
    <message>
        <source>%1, ADU</source>
        <translation>%1, ADU</translation>
    </message>
    <message>
        <source>ADU</source>
        <translation>ADU</translation>
    </message>
    <message>
        <source>Auto</source>
        <translation>Auto</translation>
    </message>
    <message>
        <source>ImageJ&apos;s rule, on the frame shown; again: sharper (Shift+C)</source>
        <translation>La règle d’ImageJ, sur l’image montrée&#x202f;; de nouveau&#xa0;: plus contrasté (Maj+C)</translation>
    </message>
    <message>
        <source>0.2 – 99.8 %</source>
        <translation>0.2 – 99.8&#xa0;%</translation>
    </message>
    <message>
        <source>Percentiles of a sample of the movie&apos;s frames</source>
        <translation>Centiles d’un échantillon des images du film</translation>
    </message>
    <message>
        <source>Min – max</source>
        <translation>Min – max</translation>
    </message>
    <message>
        <source>Smallest to largest value in a sample of the movie&apos;s frames</source>
        <translation>De la plus petite à la plus grande valeur d’un échantillon des images du film</translation>
    </message>
    <message>
        <source>Look-up table: the colours from black to white. Measuring is not affected.</source>
        <translation>Table de couleurs du noir au blanc (LUT). La mesure n’en dépend pas.</translation>
    </message>
    <message>
        <source>Look-up table</source>
        <translation>Table de couleurs</translation>
    </message>
</context>
<context>
    <name>perrin::ui::Dashboard</name>
    <message>
        <source>%1 s left</source>
        <translation>encore %1 s</translation>
    </message>
    <message>
        <source>%1 min left</source>
        <translation>encore %1 min</translation>
    </message>
    <message>
        <source>%1 h %2 min left</source>
        <translation>encore %1 h %2 min</translation>
    </message>
    <message>
        <source>How many of the true D of the validation set lie in the network&apos;s intervals. Honest ones hold 68 % and 95 %.</source>
        <translation>Combien des vrais D de l’ensemble de validation sont dans les intervalles du réseau. Honnêtes, ils en contiennent 68&#xa0;% et 95&#xa0;%.</translation>
    </message>
    <message>
        <source>Error while learning</source>
        <translation>Erreur pendant l’apprentissage</translation>
    </message>
    <message>
        <source>RMSE on stacks that are never learned from, and what others reach on the same stacks.
Right click: save or copy.</source>
        <translation>RMSE sur des piles dont rien n’est jamais appris, et ce que d’autres atteignent sur les mêmes piles.
Clic droit&#xa0;: enregistrer ou copier.</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Perte</translation>
    </message>
    <message>
        <source>What the training makes smaller: on the stacks learned from (thin) and on the validation set</source>
        <translation>Ce que l’entraînement réduit&#xa0;: sur les piles apprises (fin) et sur l’ensemble de validation</translation>
    </message>
    <message>
        <source>Answered against true</source>
        <translation>Réponse et vraie valeur</translation>
    </message>
    <message>
        <source>Of the validation set, after the last epoch. Dashed: a perfect answer.</source>
        <translation>De l’ensemble de validation, après la dernière époque. Tirets&#xa0;: une réponse parfaite.</translation>
    </message>
    <message>
        <source>Bias and spread</source>
        <translation>Biais et dispersion</translation>
    </message>
    <message>
        <source>Mean error and its standard deviation, by half decades of the true D</source>
        <translation>Erreur moyenne et son écart type, par demi-décades du vrai D</translation>
    </message>
    <message>
        <source>What was drawn</source>
        <translation>Ce qui a été tiré</translation>
    </message>
    <message>
        <source>D of the stacks learned from</source>
        <translation>D des piles apprises</translation>
    </message>
    <message>
        <source>Of the best weights so far, on the validation set</source>
        <translation>Des meilleurs poids jusqu’ici, sur l’ensemble de validation</translation>
    </message>
    <message>
        <source>Against the Bayesian estimate from fitted centres</source>
        <translation>Face à l’estimation bayésienne à partir des centres ajustés</translation>
    </message>
    <message>
        <source>Stacks learned from so far, and how many a second</source>
        <translation>Piles apprises jusqu’ici, et combien par seconde</translation>
    </message>
    <message>
        <source>Where processor time goes; waiting: of the learning, for stacks</source>
        <translation>Où va le temps de calcul&#x202f;; attente&#xa0;: de l’apprentissage, après des piles</translation>
    </message>
    <message>
        <source>At the present pace</source>
        <translation>Au rythme présent</translation>
    </message>
    <message>
        <source>Start a training, or choose a run.</source>
        <translation>Lancez un entraînement, ou choisissez-en un.</translation>
    </message>
    <message>
        <source>Stacks are being simulated…</source>
        <translation>Simulation de piles…</translation>
    </message>
    <message>
        <source>Nothing has been learned yet.</source>
        <translation>Rien n’a encore été appris.</translation>
    </message>
    <message>
        <source>68 % intervals hold %1 %, 95 % intervals %2 % of the true D</source>
        <translation>les intervalles à 68&#xa0;% contiennent %1&#xa0;%, ceux à 95&#xa0;% %2&#xa0;% des vrais D</translation>
    </message>
    <message>
        <source>%1 RMSE %2</source>
        <translation>%1 RMSE %2</translation>
    </message>
    <message>
        <source>No run is chosen</source>
        <translation>Aucun entraînement n’est choisi</translation>
    </message>
    <message>
        <source>%1 better than any centre-based method</source>
        <translation>%1 mieux que toute méthode par centres</translation>
    </message>
    <message>
        <source>%1 worse than the best centre-based method</source>
        <translation>%1 moins bien que la meilleure méthode par centres</translation>
    </message>
    <message>
        <source>%1 times the error of the best centre-based method</source>
        <translation>%1 fois l’erreur de la meilleure méthode par centres</translation>
    </message>
    <message>
        <source>%1 stacks</source>
        <translation>%1 piles</translation>
    </message>
    <message>
        <source> · %1/s</source>
        <translation> · %1/s</translation>
    </message>
    <message>
        <source>simulate %1 · fit %2 · learn %3 · waiting %4</source>
        <translation>simulation %1 · ajustement %2 · apprentissage %3 · attente %4</translation>
    </message>
    <message>
        <source>How the network&apos;s error falls, against what other methods reach, appears here.</source>
        <translation>Comment l’erreur du réseau diminue, face à ce qu’atteignent d’autres méthodes, apparaît ici.</translation>
    </message>
    <message>
        <source>The loss of every step appears here.</source>
        <translation>La perte de chaque pas apparaît ici.</translation>
    </message>
    <message>
        <source>What the network answers against the truth appears here.</source>
        <translation>Ce que le réseau répond face à la vérité apparaît ici.</translation>
    </message>
    <message>
        <source>Mean error and spread by D appear here.</source>
        <translation>L’erreur moyenne et la dispersion selon D apparaissent ici.</translation>
    </message>
    <message>
        <source>Which D it has learned from appears here.</source>
        <translation>Les D dont il a appris apparaissent ici.</translation>
    </message>
    <message>
        <source>Appears after the first epoch.</source>
        <translation>Apparaît après la première époque.</translation>
    </message>
    <message>
        <source>preparing: %1</source>
        <translation>préparation&#xa0;: %1</translation>
    </message>
    <message>
        <source>learning the first stacks</source>
        <translation>apprentissage des premières piles</translation>
    </message>
</context>
<context>
    <name>perrin::ui::DevicePanel</name>
    <message>
        <source>Set up GPU training…</source>
        <translation>Préparer l’entraînement sur GPU…</translation>
    </message>
    <message>
        <source>Builds the networks for a LibTorch with CUDA, so that they train on an NVIDIA GPU</source>
        <translation>Construit les réseaux pour un LibTorch avec CUDA, pour qu’ils s’entraînent sur un GPU NVIDIA</translation>
    </message>
    <message>
        <source>Use the LibTorch that came with Perrin</source>
        <translation>Utiliser le LibTorch fourni avec Perrin</translation>
    </message>
    <message>
        <source>From the next start on; what was built is removed, the LibTorch you unpacked stays</source>
        <translation>À partir du prochain démarrage&#x202f;; ce qui a été construit est retiré, le LibTorch que vous avez décompressé reste</translation>
    </message>
    <message>
        <source>Restart Perrin</source>
        <translation>Redémarrer Perrin</translation>
    </message>
    <message>
        <source>Asks about unsaved work, pauses a training, and opens again what is open now</source>
        <translation>Demande pour le travail non enregistré, suspend un entraînement, et rouvre ce qui est ouvert</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>No GPU is offered. %1 %2</source>
        <translation>Aucun GPU n’est proposé. %1 %2</translation>
    </message>
    <message>
        <source>From the next start on: %1.</source>
        <translation>À partir du prochain démarrage&#xa0;: %1.</translation>
    </message>
    <message>
        <source>GPU training is being set up…</source>
        <translation>Préparation de l’entraînement sur GPU…</translation>
    </message>
</context>
<context>
    <name>perrin::ui::EmptyPage</name>
    <message>
        <source>Measure how molecules diffuse</source>
        <translation>Mesurez comment diffusent les molécules</translation>
    </message>
    <message>
        <source>Open a movie of single molecules (TIFF, STK, video or a folder of images), or drop it anywhere in this window.</source>
        <translation>Ouvrez un film de molécules uniques (TIFF, STK, vidéo ou dossier d’images), ou déposez-le n’importe où dans cette fenêtre.</translation>
    </message>
    <message>
        <source>Open a movie…</source>
        <translation>Ouvrir un film…</translation>
    </message>
    <message>
        <source>TIFF, ImageJ and OME-TIFF stacks (Ctrl+O)</source>
        <translation>Piles TIFF, ImageJ et OME-TIFF (Ctrl+O)</translation>
    </message>
    <message>
        <source>Open the sample movie</source>
        <translation>Ouvrir le film d’exemple</translation>
    </message>
    <message>
        <source>A simulated movie with slow and fast molecules that comes with the program</source>
        <translation>Un film simulé de molécules lentes et rapides, fourni avec le programme</translation>
    </message>
    <message>
        <source>What is this?</source>
        <translation>Qu’est-ce que c’est&#x202f;?</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>Récents</translation>
    </message>
    <message>
        <source>Show me, in six steps</source>
        <translation>Montrez-moi, en six étapes</translation>
    </message>
    <message>
        <source>A first measurement on the sample movie, from opening to a CSV file, with a card beside each step; it can be left at any moment</source>
        <translation>Une première mesure sur le film d’exemple, de l’ouverture au fichier CSV, avec une carte à côté de chaque étape&#x202f;; on peut la quitter à tout moment</translation>
    </message>
    <message>
        <source>What Perrin measures, for whom, what it needs and what it gives, in five sentences</source>
        <translation>Ce que mesure Perrin, pour qui, ce qu’il lui faut et ce qu’il donne, en cinq phrases</translation>
    </message>
</context>
<context>
    <name>perrin::ui::EvidencePanel</name>
    <message>
        <source>Network</source>
        <translation>Réseau</translation>
    </message>
    <message>
        <source>By %1</source>
        <translation>Par %1</translation>
    </message>
    <message>
        <source>MLE</source>
        <translation>MLE</translation>
    </message>
    <message>
        <source>Maximum likelihood with motion blur (Berglund 2010)</source>
        <translation>Maximum de vraisemblance avec flou de mouvement (Berglund 2010)</translation>
    </message>
    <message>
        <source>Bayes</source>
        <translation>Bayes</translation>
    </message>
    <message>
        <source>Maximum likelihood under a log-uniform prior</source>
        <translation>Maximum de vraisemblance avec un a priori log-uniforme</translation>
    </message>
    <message>
        <source>CVE</source>
        <translation>CVE</translation>
    </message>
    <message>
        <source>Covariance-based estimator (Vestergaard 2014)</source>
        <translation>Estimateur fondé sur les covariances (Vestergaard 2014)</translation>
    </message>
    <message>
        <source>MSD</source>
        <translation>MSD</translation>
    </message>
    <message>
        <source>Straight line through the MSD at the optimal number of lags (Michalet 2012)</source>
        <translation>Droite ajustée au déplacement quadratique moyen, avec le nombre optimal de délais (Michalet 2012)</translation>
    </message>
    <message>
        <source>upper limit</source>
        <translation>limite supérieure</translation>
    </message>
    <message>
        <source>%1 and %2 disagree: their 95 % intervals do not meet.</source>
        <translation>%1 et %2 se contredisent&#xa0;: leurs intervalles à 95&#xa0;% ne se touchent pas.</translation>
    </message>
    <message>
        <source>Trajectory</source>
        <translation>Trajectoire</translation>
    </message>
    <message>
        <source>The molecule&apos;s way, from the circle (dark) to the square (light).
Right click: save or copy.</source>
        <translation>Le chemin de la molécule, du cercle (sombre) au carré (clair).
Clic droit&#xa0;: enregistrer ou copier.</translation>
    </message>
    <message>
        <source>Mean squared displacement with its standard errors, and the line whose slope is 4 D.
Right click: save or copy.</source>
        <translation>Déplacement quadratique moyen (MSD) avec ses erreurs types, et la droite dont la pente est 4 D.
Clic droit&#xa0;: enregistrer ou copier.</translation>
    </message>
    <message>
        <source>Molecule %1</source>
        <translation>Molécule %1</translation>
    </message>
    <message>
        <source>frames %1 – %2, seen in %3</source>
        <translation>images %1 – %2, vue dans %3</translation>
    </message>
    <message>
        <source>Estimate</source>
        <translation>Estimation</translation>
    </message>
    <message>
        <source>D (µm²/s)</source>
        <translation>D (µm²/s)</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>Intervalle à 95&#xa0;%</translation>
    </message>
    <message>
        <source>The frames of one molecule, its way, its MSD and every estimate of its D appear here.</source>
        <translation>Les images d’une molécule, son chemin, son MSD et chaque estimation de son D apparaissent ici.</translation>
    </message>
    <message>
        <source>Choose one in the table or on the movie.</source>
        <translation>Choisissez-en une dans le tableau ou sur le film.</translation>
    </message>
    <message>
        <source>Press Find molecules, then choose one.</source>
        <translation>Appuyez sur Chercher les molécules, puis choisissez-en une.</translation>
    </message>
    <message>
        <source>None was found: the table above says what can be done.</source>
        <translation>Aucune n’a été trouvée&#xa0;: le tableau ci-dessus dit ce qu’on peut faire.</translation>
    </message>
</context>
<context>
    <name>perrin::ui::ExportDialog</name>
    <message>
        <source>Molecules</source>
        <translation>Molécules</translation>
    </message>
    <message>
        <source>Spots, TrackMate&apos;s columns</source>
        <translation>Spots, colonnes de TrackMate</translation>
    </message>
    <message>
        <source>One row a spot, for TrackMate and its readers; µm and s; frames are counted from 0. How they were found stands beside it in a .json file.</source>
        <translation>Une ligne par spot, pour TrackMate et ses lecteurs&#x202f;; µm et s&#x202f;; les images sont comptées à partir de 0. Un fichier .json à côté dit comment ils ont été trouvés.</translation>
    </message>
    <message>
        <source>Spots for Spot-On</source>
        <translation>Spots pour Spot-On</translation>
    </message>
    <message>
        <source>One row a spot: trajectory, x, y (µm), t (s), frame from 0. How they were found stands beside it in a .json file.</source>
        <translation>Une ligne par spot&#xa0;: trajectoire, x, y (µm), t (s), image à partir de 0. Un fichier .json à côté dit comment ils ont été trouvés.</translation>
    </message>
    <message>
        <source>Population summary</source>
        <translation>Résumé de la population</translation>
    </message>
    <message>
        <source>One row for all molecules and one a region: how many, median D with its 95 % interval (µm²/s), immobile fraction.</source>
        <translation>Une ligne pour toutes les molécules et une par région&#xa0;: combien, D médian avec son intervalle à 95&#xa0;% (µm²/s), fraction immobile.</translation>
    </message>
    <message>
        <source>Plain, for spreadsheets</source>
        <translation>Simple, pour tableurs</translation>
    </message>
    <message>
        <source>Export table</source>
        <translation>Exporter un tableau</translation>
    </message>
    <message>
        <source>File that is written; an older one is replaced whole</source>
        <translation>Fichier écrit&#x202f;; un fichier plus ancien est remplacé en entier</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>Parcourir…</translation>
    </message>
    <message>
        <source>comma  ,</source>
        <translation>virgule  ,</translation>
    </message>
    <message>
        <source>semicolon  ;</source>
        <translation>point-virgule &#x202f;;</translation>
    </message>
    <message>
        <source>Between the columns. Spreadsheets of countries with a decimal comma want the semicolon.</source>
        <translation>Entre les colonnes. Les tableurs des pays à virgule décimale veulent le point-virgule.</translation>
    </message>
    <message>
        <source>point  0.5</source>
        <translation>point  0.5</translation>
    </message>
    <message>
        <source>comma  0,5</source>
        <translation>virgule  0,5</translation>
    </message>
    <message>
        <source>Programs want the point; some spreadsheets the comma</source>
        <translation>Les programmes veulent le point&#x202f;; certains tableurs la virgule</translation>
    </message>
    <message>
        <source>What is written</source>
        <translation>Ce qui est écrit</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tableau</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>Columns are separated by</source>
        <translation>Séparateur des colonnes</translation>
    </message>
    <message>
        <source>Decimal mark</source>
        <translation>Marque décimale</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tableaux (*.csv)</translation>
    </message>
    <message>
        <source>This file exists and will be replaced.</source>
        <translation>Ce fichier existe et sera remplacé.</translation>
    </message>
    <message>
        <source>One row a molecule; lengths in µm, times in s, D in µm²/s; frames are counted from 0: frame 0 is the first frame, 1 on the screen.</source>
        <translation>Une ligne par molécule&#x202f;; longueurs en µm, temps en s, D en µm²/s&#x202f;; les images sont comptées à partir de 0&#xa0;: l’image 0 est la première, 1 à l’écran.</translation>
    </message>
    <message>
        <source>Leaves out the lines that start with # and say how the movie was measured, from which Perrin can restore it</source>
        <translation>Omet les lignes qui commencent par # et disent comment le film a été mesuré, à partir desquelles Perrin peut rétablir la mesure</translation>
    </message>
</context>
<context>
    <name>perrin::ui::FileRow</name>
    <message>
        <source>None</source>
        <translation>Aucun</translation>
    </message>
    <message>
        <source>No file: all pixels alike, or spread as given above</source>
        <translation>Aucun fichier&#xa0;: tous les pixels semblables, ou dispersés comme indiqué ci-dessus</translation>
    </message>
    <message>
        <source>Choose a TIFF…</source>
        <translation>Choisir un TIFF…</translation>
    </message>
    <message>
        <source>TIFF images (*.tif *.tiff)</source>
        <translation>Images TIFF (*.tif *.tiff)</translation>
    </message>
</context>
<context>
    <name>perrin::ui::FrameBar</name>
    <message>
        <source>First frame (Home)</source>
        <translation>Première image (Début)</translation>
    </message>
    <message>
        <source>One frame back (← or ,)</source>
        <translation>Une image en arrière (← ou ,)</translation>
    </message>
    <message>
        <source>Play or pause (Space)</source>
        <translation>Lecture ou pause (Espace)</translation>
    </message>
    <message>
        <source>One frame on (→ or .)</source>
        <translation>Une image en avant (→ ou .)</translation>
    </message>
    <message>
        <source>Last frame (End)</source>
        <translation>Dernière image (Fin)</translation>
    </message>
    <message>
        <source>Frame shown; drag, or Ctrl + wheel over the picture</source>
        <translation>Image montrée&#x202f;; faire glisser, ou Ctrl + molette sur l’image</translation>
    </message>
    <message>
        <source>Frame</source>
        <translation>Image</translation>
    </message>
    <message>
        <source>Frame shown, counted from 1 (tables written to files count from 0). Click to go to one (Ctrl+G).</source>
        <translation>Image montrée, comptée à partir de 1 (les tableaux écrits comptent à partir de 0). Cliquer pour aller à une autre (Ctrl+G).</translation>
    </message>
    <message>
        <source>Time since the first frame, s</source>
        <translation>Temps depuis la première image, s</translation>
    </message>
    <message>
        <source>Channel shown and measured</source>
        <translation>Canal montré et mesuré</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Canal</translation>
    </message>
    <message>
        <source>Speed of playback</source>
        <translation>Vitesse de lecture</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>Contraste</translation>
    </message>
    <message>
        <source>Show the histogram of values, black and white, and the look-up table
(Shift+C: set black and white from the frame shown)</source>
        <translation>Montre l’histogramme des valeurs, le noir et le blanc, et la table de couleurs
(Maj+C&#xa0;: noir et blanc d’après l’image montrée)</translation>
    </message>
    <message>
        <source>%1 /s</source>
        <translation>%1 /s</translation>
    </message>
    <message>
        <source>frame %1 / %2</source>
        <translation>image %1 / %2</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>Speed of playback, frames per second</source>
        <translation>Vitesse de lecture, en images par seconde</translation>
    </message>
</context>
<context>
    <name>perrin::ui::FrameStrip</name>
    <message>
        <source>Frames of the molecule</source>
        <translation>Images de la molécule</translation>
    </message>
    <message>
        <source>frame %1</source>
        <translation>image %1</translation>
    </message>
    <message>
        <source>frame %1: not found here</source>
        <translation>image %1&#xa0;: non trouvée ici</translation>
    </message>
</context>
<context>
    <name>perrin::ui::FramesView</name>
    <message>
        <source>Frames</source>
        <translation>Images</translation>
    </message>
    <message>
        <source>Montage</source>
        <translation>Planche</translation>
    </message>
    <message>
        <source>Sixteen frames side by side</source>
        <translation>Seize images côte à côte</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>Boucle</translation>
    </message>
    <message>
        <source>One frame at a time; Space plays</source>
        <translation>Une image à la fois&#x202f;; Espace lance la lecture</translation>
    </message>
    <message>
        <source>Noisy</source>
        <translation>Bruité</translation>
    </message>
    <message>
        <source>As the camera records it</source>
        <translation>Comme la caméra l’enregistre</translation>
    </message>
    <message>
        <source>Noise-free</source>
        <translation>Sans bruit</translation>
    </message>
    <message>
        <source>The mean of endlessly many recordings</source>
        <translation>La moyenne d’une infinité d’enregistrements</translation>
    </message>
    <message>
        <source>Both</source>
        <translation>Les deux</translation>
    </message>
    <message>
        <source>Noisy and noise-free side by side, alike in contrast</source>
        <translation>Avec et sans bruit côte à côte, au même contraste</translation>
    </message>
    <message>
        <source>Simulated frames</source>
        <translation>Images simulées</translation>
    </message>
    <message>
        <source>Simulated frames without noise</source>
        <translation>Images simulées sans bruit</translation>
    </message>
    <message>
        <source>%1 %2 µm (%3 px)</source>
        <translation>%1 %2 µm (%3 px)</translation>
    </message>
    <message>
        <source>t %1 s</source>
        <translation>t %1 s</translation>
    </message>
    <message>
        <source>frame %1/%2</source>
        <translation>image %1/%2</translation>
    </message>
    <message>
        <source>value %1 ADU</source>
        <translation>valeur %1 ADU</translation>
    </message>
    <message>
        <source>without noise %1 ADU</source>
        <translation>sans bruit %1 ADU</translation>
    </message>
</context>
<context>
    <name>perrin::ui::GpuSetup</name>
    <message>
        <source>Cancelled; nothing was changed.</source>
        <translation>Annulé&#x202f;; rien n’a été changé.</translation>
    </message>
</context>
<context>
    <name>perrin::ui::GpuSetupDialog</name>
    <message>
        <source>Set up GPU training</source>
        <translation>Préparer l’entraînement sur GPU</translation>
    </message>
    <message>
        <source>The LibTorch that comes with Perrin knows the processor only. Here the networks are built for one with CUDA, which trains on NVIDIA GPUs; that takes a few minutes, and nothing is changed unless it works.</source>
        <translation>Le LibTorch fourni avec Perrin ne connaît que le processeur. Ici, les réseaux sont construits pour un autre avec CUDA, qui entraîne sur des GPU NVIDIA&#x202f;; cela prend quelques minutes, et rien n’est changé si cela ne marche pas.</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Cet ordinateur</translation>
    </message>
    <message>
        <source>LibTorch with CUDA</source>
        <translation>LibTorch avec CUDA</translation>
    </message>
    <message>
        <source>Download it from &lt;a href=&apos;https://pytorch.org/get-started/locally/&apos;&gt;pytorch.org&lt;/a&gt;: &lt;i&gt;Linux, LibTorch, C++&lt;/i&gt; and a &lt;i&gt;CUDA&lt;/i&gt;; of two links the one with &lt;i&gt;cxx11 ABI&lt;/i&gt;. Unpack it where it can stay, and choose the folder.</source>
        <translation>Téléchargez-le sur &lt;a href=&apos;https://pytorch.org/get-started/locally/&apos;&gt;pytorch.org&lt;/a&gt;&#xa0;: &lt;i&gt;Linux, LibTorch, C++&lt;/i&gt; et un &lt;i&gt;CUDA&lt;/i&gt;&#x202f;; de deux liens, celui avec &lt;i&gt;cxx11 ABI&lt;/i&gt;. Décompressez-le là où il peut rester, et choisissez le dossier.</translation>
    </message>
    <message>
        <source>Opens the page in your browser</source>
        <translation>Ouvre la page dans votre navigateur</translation>
    </message>
    <message>
        <source>Folder of the unpacked LibTorch</source>
        <translation>Dossier du LibTorch décompressé</translation>
    </message>
    <message>
        <source>Where LibTorch was unpacked: the folder with lib and include in it. It is needed as long as Perrin uses it.</source>
        <translation>Où LibTorch a été décompressé&#xa0;: le dossier qui contient lib et include. Il est nécessaire tant que Perrin l’utilise.</translation>
    </message>
    <message>
        <source>Folder of LibTorch</source>
        <translation>Dossier de LibTorch</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Choisir…</translation>
    </message>
    <message>
        <source>Choose the folder of the unpacked LibTorch</source>
        <translation>Choisir le dossier du LibTorch décompressé</translation>
    </message>
    <message>
        <source>How far the set-up is</source>
        <translation>Où en est la préparation</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Stop; nothing is changed</source>
        <translation>Arrête&#x202f;; rien n’est changé</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>What CMake and the compiler say</source>
        <translation>Ce que disent CMake et le compilateur</translation>
    </message>
    <message>
        <source>What CMake and the compiler say; send it along when you ask for help</source>
        <translation>Ce que disent CMake et le compilateur&#x202f;; joignez-le si vous demandez de l’aide</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Arrêt…</translation>
    </message>
    <message>
        <source>Build and check</source>
        <translation>Construire et vérifier</translation>
    </message>
    <message>
        <source>Builds the networks for this LibTorch and trains two steps with them</source>
        <translation>Construit les réseaux pour ce LibTorch et les entraîne deux pas</translation>
    </message>
    <message>
        <source>Restart Perrin</source>
        <translation>Redémarrer Perrin</translation>
    </message>
    <message>
        <source>Asks about unsaved work, pauses a training, and opens again what is open now</source>
        <translation>Demande pour le travail non enregistré, suspend un entraînement, et rouvre ce qui est ouvert</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Closes this window; a set-up that has begun goes on</source>
        <translation>Ferme cette fenêtre&#x202f;; une préparation commencée continue</translation>
    </message>
    <message>
        <source>To build with: %1, %2, %3</source>
        <translation>Pour construire&#xa0;: %1, %2, %3</translation>
    </message>
    <message>
        <source>GPU: %1</source>
        <translation>GPU&#xa0;: %1</translation>
    </message>
    <message>
        <source>%1: the networks can be built for it.</source>
        <translation>%1&#xa0;: les réseaux peuvent être construits pour lui.</translation>
    </message>
    <message>
        <source>%1: the networks can be built for it, but they will train on the processor only. For a GPU choose a LibTorch with CUDA.</source>
        <translation>%1&#xa0;: les réseaux peuvent être construits pour lui, mais ils ne s’entraîneront que sur le processeur. Pour un GPU, choisissez un LibTorch avec CUDA.</translation>
    </message>
    <message>
        <source>%1 works; Perrin uses it from its next start on.</source>
        <translation>%1 marche&#x202f;; Perrin l’utilise à partir de son prochain démarrage.</translation>
    </message>
    <message>
        <source>%1 trains %2 stacks/s.</source>
        <translation>%1 entraîne %2 piles/s.</translation>
    </message>
    <message>
        <source>It offers no GPU: %1 %2</source>
        <translation>Il ne propose aucun GPU&#xa0;: %1 %2</translation>
    </message>
</context>
<context>
    <name>perrin::ui::Guide</name>
    <message>
        <source>Look at the movie</source>
        <translation>Regardez le film</translation>
    </message>
    <message>
        <source>Press ▶, or the keys ← and →. Every spot that comes and goes is one molecule; how far it moves from frame to frame is what will be measured.</source>
        <translation>Appuyez sur ▶, ou sur les touches ← et →. Chaque spot qui apparaît et disparaît est une molécule&#x202f;; son déplacement d’une image à l’autre est ce qui sera mesuré.</translation>
    </message>
    <message>
        <source>What the file knows</source>
        <translation>Ce que le fichier sait</translation>
    </message>
    <message>
        <source>Press Calibration… to see pixel size, frame interval and exposure, then Done. D goes with pixel size² / frame interval, so a wrong one makes every D wrong; what your own file does not know is asked for here.</source>
        <translation>Appuyez sur Étalonnage… pour voir la taille du pixel, l’intervalle entre images et le temps de pose, puis sur Terminé. D est proportionnel à taille du pixel² / intervalle entre images&#xa0;: une valeur fausse rend chaque D faux&#x202f;; ce que votre fichier ne sait pas est demandé ici.</translation>
    </message>
    <message>
        <source>Find the molecules</source>
        <translation>Cherchez les molécules</translation>
    </message>
    <message>
        <source>Press Find molecules (L). Spots are found in every frame and joined to tracks, and D of each track is measured; the bar at the bottom shows how far that is.</source>
        <translation>Appuyez sur Chercher les molécules (L). Des spots sont trouvés dans chaque image et reliés en trajectoires, et le D de chacune est mesuré&#x202f;; la barre du bas montre où cela en est.</translation>
    </message>
    <message>
        <source>Choose a molecule</source>
        <translation>Choisissez une molécule</translation>
    </message>
    <message>
        <source>Click a row, or a ring on the picture. The colours of the rings are D, slow ones dark and fast ones light; a badge is a flag that says what to mind.</source>
        <translation>Cliquez une ligne, ou un anneau sur l’image. La couleur des anneaux est D, sombre pour les lentes et claire pour les rapides&#x202f;; une pastille est un drapeau qui dit à quoi faire attention.</translation>
    </message>
    <message>
        <source>Read D, and whether to believe it</source>
        <translation>Lisez D, et s’il faut le croire</translation>
    </message>
    <message>
        <source>The bold line is D in µm²/s with its 95 % interval, which holds the true D in 95 of 100 cases; about 20 frames leave a factor of two or more. The other methods should agree with it, and an orange sentence below says when not to trust it.</source>
        <translation>La ligne en gras est D en µm²/s avec son intervalle à 95&#xa0;%, qui contient le vrai D dans 95 cas sur 100&#x202f;; environ 20 images laissent un facteur deux ou plus. Les autres méthodes devraient s’accorder avec lui, et une phrase orange au-dessous dit quand s’en méfier.</translation>
    </message>
    <message>
        <source>Take the numbers away</source>
        <translation>Emportez les nombres</translation>
    </message>
    <message>
        <source>That is all</source>
        <translation>C’est tout</translation>
    </message>
    <message>
        <source>With your own movie it is the same: drop it on the window. F1 explains the place where you are, and Help has this guide again.</source>
        <translation>Avec votre propre film c’est pareil&#xa0;: déposez-le sur la fenêtre. F1 explique l’endroit où vous êtes, et l’Aide redonne ce guide.</translation>
    </message>
    <message>
        <source>Press Export, and Export again in the window that opens: a CSV file with one row a molecule, which any spreadsheet opens. Without “Plain, for spreadsheets” it also says how it was measured.</source>
        <translation>Appuyez sur Exporter, et encore sur Exporter dans la fenêtre qui s’ouvre&#xa0;: un fichier CSV avec une ligne par molécule, que tout tableur ouvre. Sans «&#xa0;Simple, pour tableurs&#xa0;», il dit aussi comment elles ont été mesurées.</translation>
    </message>
</context>
<context>
    <name>perrin::ui::GuideCard</name>
    <message>
        <source>To the step before (Alt+B)</source>
        <translation>À l’étape précédente (Alt+P)</translation>
    </message>
    <message>
        <source>To the next step, done or not (Alt+N)</source>
        <translation>À l’étape suivante, faite ou non (Alt+S)</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Précédent</translation>
    </message>
    <message>
        <source>Leave the guide (Esc); what was measured stays</source>
        <translation>Quitter le guide (Échap)&#x202f;; ce qui a été mesuré reste</translation>
    </message>
    <message>
        <source>Leave the guide</source>
        <translation>Quitter le guide</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 sur %2</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>&amp;Suivant</translation>
    </message>
    <message>
        <source>Close the guide; what was measured stays</source>
        <translation>Fermer le guide&#x202f;; ce qui a été mesuré reste</translation>
    </message>
    <message>
        <source>✓ Done</source>
        <translation>✓ Fait</translation>
    </message>
    <message>
        <source>In the Movie workspace: Ctrl+1</source>
        <translation>Dans l’espace Film&#xa0;: Ctrl+1</translation>
    </message>
    <message>
        <source>&amp;Finish</source>
        <translation>&amp;Terminer</translation>
    </message>
</context>
<context>
    <name>perrin::ui::HelpWindow</name>
    <message>
        <source>Perrin help</source>
        <translation>Aide de Perrin</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Rechercher</translation>
    </message>
    <message>
        <source>Shows the pages in which all these words stand</source>
        <translation>Montre les pages où se trouvent tous ces mots</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>Help page</source>
        <translation>Page d’aide</translation>
    </message>
    <message>
        <source>To the page before (Alt+←)</source>
        <translation>À la page précédente (Alt+←)</translation>
    </message>
    <message>
        <source>This page is written in English so far.</source>
        <translation>Cette page n’existe encore qu’en anglais.</translation>
    </message>
    <message>
        <source>No page has all these words. Try fewer, or other ones.</source>
        <translation>Aucune page n’a tous ces mots. Essayez-en moins, ou d’autres.</translation>
    </message>
</context>
<context>
    <name>perrin::ui::HistogramView</name>
    <message>
        <source>How often each value occurs (logarithmic): filled, in a sample of the movie; line, in this frame.
Drag the two handles: black and white.</source>
        <translation>Combien de fois chaque valeur apparaît (logarithmique)&#xa0;: surface, dans un échantillon du film&#x202f;; ligne, dans cette image.
Faire glisser les deux poignées&#xa0;: noir et blanc.</translation>
    </message>
    <message>
        <source>Histogram of pixel values</source>
        <translation>Histogramme des valeurs des pixels</translation>
    </message>
</context>
<context>
    <name>perrin::ui::ImageView</name>
    <message>
        <source>Click a spot: it is followed in both directions. Esc gives up.</source>
        <translation>Cliquez un spot&#xa0;: il est suivi dans les deux sens. Échap abandonne.</translation>
    </message>
    <message>
        <source>Drag from one corner to the other. Esc gives up.</source>
        <translation>Tirez d’un coin à l’autre. Échap abandonne.</translation>
    </message>
    <message>
        <source>Click the corners; a double click ends. Esc gives up.</source>
        <translation>Cliquez les sommets&#x202f;; un double-clic termine. Échap abandonne.</translation>
    </message>
    <message>
        <source>Drag around the region. Esc gives up.</source>
        <translation>Tirez autour de la région. Échap abandonne.</translation>
    </message>
    <message>
        <source>Movie frame</source>
        <translation>Image du film</translation>
    </message>
</context>
<context>
    <name>perrin::ui::LikenessCard</name>
    <message>
        <source>How alike</source>
        <translation>Ressemblance</translation>
    </message>
    <message>
        <source>KS distance</source>
        <translation>Distance KS</translation>
    </message>
    <message>
        <source>Largest distance between the cumulative distributions of real and simulated empty pixels; below 0.008 nobody can tell them apart</source>
        <translation>Plus grande distance entre les répartitions des pixels vides réels et simulés&#x202f;; sous 0.008 personne ne peut les distinguer</translation>
    </message>
    <message>
        <source>Wasserstein</source>
        <translation>Wasserstein</translation>
    </message>
    <message>
        <source>How far values would have to be moved on average</source>
        <translation>De combien il faudrait déplacer les valeurs en moyenne</translation>
    </message>
    <message>
        <source>SD, real / simulated</source>
        <translation>Écart type, réel / simulé</translation>
    </message>
    <message>
        <source>Standard deviation of empty pixels</source>
        <translation>Écart type des pixels vides</translation>
    </message>
    <message>
        <source>Skewness</source>
        <translation>Asymétrie</translation>
    </message>
    <message>
        <source>Lopsidedness: 0 for Gaussian noise, positive where light is counted</source>
        <translation>0 pour un bruit gaussien, positive quand de la lumière est comptée</translation>
    </message>
    <message>
        <source>Excess kurtosis</source>
        <translation>Kurtosis en excès</translation>
    </message>
    <message>
        <source>Weight of the tails: 0 for Gaussian noise, 3 for Laplace noise</source>
        <translation>Poids des queues&#xa0;: 0 pour un bruit gaussien, 3 pour un bruit de Laplace</translation>
    </message>
    <message>
        <source>Each picture has noise of its own, so a perfect twin does not do well either: judge by the KS distance.</source>
        <translation>Chaque image a son propre bruit, si bien qu’un jumeau parfait ne fait pas mieux&#xa0;: jugez d’après la distance KS.</translation>
    </message>
    <message>
        <source>SSIM</source>
        <translation>SSIM</translation>
    </message>
    <message>
        <source>Structural similarity of the two pictures, 1 at most.</source>
        <translation>Ressemblance de structure des deux images, 1 au plus.</translation>
    </message>
    <message>
        <source>PSNR</source>
        <translation>PSNR</translation>
    </message>
    <message>
        <source>Peak signal-to-noise ratio between the two pictures.</source>
        <translation>Rapport signal sur bruit de crête entre les deux images.</translation>
    </message>
    <message>
        <source>MSE</source>
        <translation>MSE</translation>
    </message>
    <message>
        <source>Mean squared difference of the two pictures&apos; pixels.</source>
        <translation>Différence quadratique moyenne des pixels des deux images.</translation>
    </message>
    <message>
        <source>Pixel by pixel</source>
        <translation>Pixel par pixel</translation>
    </message>
    <message>
        <source>SSIM, PSNR and MSE of the two pictures. Two draws of the same noise are not alike pixel by pixel, so these say little</source>
        <translation>SSIM, PSNR et MSE des deux images. Deux tirages du même bruit ne se ressemblent pas pixel par pixel, ces nombres disent donc peu</translation>
    </message>
    <message>
        <source>%1 ADU</source>
        <translation>%1 ADU</translation>
    </message>
    <message>
        <source> ADU</source>
        <translation> ADU</translation>
    </message>
    <message>
        <source>%1 dB</source>
        <translation>%1 dB</translation>
    </message>
    <message>
        <source>%1 ADU²</source>
        <translation>%1 ADU²</translation>
    </message>
    <message>
        <source>%L1 empty pixels</source>
        <translation>%L1 pixels vides</translation>
    </message>
</context>
<context>
    <name>perrin::ui::LockButton</name>
    <message>
        <source>Hold %1</source>
        <translation>Fixer %1</translation>
    </message>
    <message>
        <source>Hold %1 at this value: Fit leaves it as it is</source>
        <translation>Fixe %1 à cette valeur&#xa0;: l’ajustement la laisse telle quelle</translation>
    </message>
</context>
<context>
    <name>perrin::ui::MainWindow</name>
    <message>
        <source>Measuring many movies</source>
        <translation>Mesure de plusieurs films</translation>
    </message>
    <message>
        <source>Many movies are measured</source>
        <translation>Plusieurs films sont en cours de mesure</translation>
    </message>
    <message>
        <source>%1 Close all the same?</source>
        <translation>%1 Fermer malgré tout&#x202f;?</translation>
    </message>
    <message>
        <source>What is not written is lost. File, Measure many movies shows it.</source>
        <translation>Ce qui n’est pas écrit est perdu. Fichier, Mesurer plusieurs films le montre.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Aide</translation>
    </message>
    <message>
        <source>&amp;Help on where I am</source>
        <translation>A&amp;ide sur l’endroit présent</translation>
    </message>
    <message>
        <source>&amp;About Perrin</source>
        <translation>À &amp;propos de Perrin</translation>
    </message>
    <message>
        <source>About Perrin</source>
        <translation>À propos de Perrin</translation>
    </message>
    <message>
        <source>&lt;b&gt;Perrin %1&lt;/b&gt;&lt;p&gt;Diffusion coefficients of single molecules from microscopy movies.&lt;/p&gt;&lt;p&gt;Free software under the GNU General Public License, version 3 or later.&lt;/p&gt;</source>
        <translation>&lt;b&gt;Perrin %1&lt;/b&gt;&lt;p&gt;Coefficients de diffusion de molécules uniques à partir de films de microscopie.&lt;/p&gt;&lt;p&gt;Logiciel libre sous la licence publique générale GNU, version 3 ou ultérieure.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Fichier</translation>
    </message>
    <message>
        <source>&amp;Open a movie or session…</source>
        <translation>&amp;Ouvrir un film ou une session…</translation>
    </message>
    <message>
        <source>Open a &amp;folder of images…</source>
        <translation>Ouvrir un &amp;dossier d’images…</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>Ouvrir un fichier &amp;récent</translation>
    </message>
    <message>
        <source>Measure &amp;many movies…</source>
        <translation>&amp;Mesurer plusieurs films…</translation>
    </message>
    <message>
        <source>Open &amp;tracks (CSV of TrackMate, Spot-On or Perrin)…</source>
        <translation>Ouvrir des &amp;trajectoires (CSV de TrackMate, Spot-On ou Perrin)…</translation>
    </message>
    <message>
        <source>&amp;Save session</source>
        <translation>Enre&amp;gistrer la session</translation>
    </message>
    <message>
        <source>Save session &amp;as…</source>
        <translation>Enregistrer la session &amp;sous…</translation>
    </message>
    <message>
        <source>&amp;Export table…</source>
        <translation>E&amp;xporter un tableau…</translation>
    </message>
    <message>
        <source>Export &amp;view (PNG, SVG)…</source>
        <translation>Exporter la &amp;vue (PNG, SVG)…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Quitter</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>É&amp;dition</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Annuler</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Rétablir</translation>
    </message>
    <message>
        <source>&amp;Add a molecule</source>
        <translation>A&amp;jouter une molécule</translation>
    </message>
    <message>
        <source>&amp;Delete the chosen molecule or region</source>
        <translation>&amp;Supprimer la molécule ou la région choisie</translation>
    </message>
    <message>
        <source>&amp;Copy the table of molecules</source>
        <translation>&amp;Copier le tableau des molécules</translation>
    </message>
    <message>
        <source>Copy the &amp;view</source>
        <translation>Copier la &amp;vue</translation>
    </message>
    <message>
        <source>&amp;Movie</source>
        <translation>Fil&amp;m</translation>
    </message>
    <message>
        <source>Find &amp;molecules</source>
        <translation>Chercher les &amp;molécules</translation>
    </message>
    <message>
        <source>Pre&amp;view what would be found</source>
        <translation>A&amp;perçu de ce qui serait trouvé</translation>
    </message>
    <message>
        <source>Chec&amp;k with synthetic molecules…</source>
        <translation>&amp;Vérifier avec des molécules synthétiques…</translation>
    </message>
    <message>
        <source>&amp;Cancel the work in progress</source>
        <translation>&amp;Annuler le travail en cours</translation>
    </message>
    <message>
        <source>&amp;Regions</source>
        <translation>&amp;Régions</translation>
    </message>
    <message>
        <source>&amp;Play or pause</source>
        <translation>&amp;Lecture ou pause</translation>
    </message>
    <message>
        <source>&amp;Next frame</source>
        <translation>Image &amp;suivante</translation>
    </message>
    <message>
        <source>&amp;First frame</source>
        <translation>Premi&amp;ère image</translation>
    </message>
    <message>
        <source>&amp;Last frame</source>
        <translation>&amp;Dernière image</translation>
    </message>
    <message>
        <source>&amp;Go to frame…</source>
        <translation>Aller à l’&amp;image…</translation>
    </message>
    <message>
        <source>M&amp;atch</source>
        <translation>A&amp;ccorder</translation>
    </message>
    <message>
        <source>&amp;Fit everything</source>
        <translation>&amp;Tout ajuster</translation>
    </message>
    <message>
        <source>Fit &amp;levels only</source>
        <translation>Ajuster les &amp;niveaux seuls</translation>
    </message>
    <message>
        <source>&amp;New twin</source>
        <translation>Nouveau &amp;jumeau</translation>
    </message>
    <message>
        <source>&amp;Use for simulation and training</source>
        <translation>&amp;Utiliser pour simuler et entraîner</translation>
    </message>
    <message>
        <source>&amp;Simulate</source>
        <translation>&amp;Simuler</translation>
    </message>
    <message>
        <source>&amp;New seed</source>
        <translation>Nouvelle &amp;graine</translation>
    </message>
    <message>
        <source>&amp;Load scenario…</source>
        <translation>&amp;Charger un scénario…</translation>
    </message>
    <message>
        <source>&amp;Save scenario…</source>
        <translation>&amp;Enregistrer le scénario…</translation>
    </message>
    <message>
        <source>Use the &amp;movie&apos;s settings</source>
        <translation>Prendre les réglages du fil&amp;m</translation>
    </message>
    <message>
        <source>&amp;Export stacks or a movie…</source>
        <translation>E&amp;xporter des piles ou un film…</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>Affic&amp;hage</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>A&amp;grandir</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>&amp;Réduire</translation>
    </message>
    <message>
        <source>&amp;Fit</source>
        <translation>&amp;Ajuster</translation>
    </message>
    <message>
        <source>&amp;1:1</source>
        <translation>&amp;1:1</translation>
    </message>
    <message>
        <source>Auto &amp;contrast</source>
        <translation>&amp;Contraste automatique</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Thème</translation>
    </message>
    <message>
        <source>&amp;System</source>
        <translation>&amp;Système</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Clair</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>S&amp;ombre</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>La&amp;ngue</translation>
    </message>
    <message>
        <source>The language changes when Perrin is started again.</source>
        <translation>La langue change au prochain démarrage de Perrin.</translation>
    </message>
    <message>
        <source>Opening</source>
        <translation>Ouverture</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>Enregistrement</translation>
    </message>
    <message>
        <source>%1 is not the movie that this session was made with: its content is another. Molecules would stand in the wrong places.</source>
        <translation>%1 n’est pas le film avec lequel cette session a été faite&#xa0;: son contenu est autre. Les molécules seraient aux mauvaises places.</translation>
    </message>
    <message>
        <source>Open it all the same</source>
        <translation>L’ouvrir malgré tout</translation>
    </message>
    <message>
        <source>The movie of this session is not where it was: %1</source>
        <translation>Le film de cette session n’est pas où il était&#xa0;: %1</translation>
    </message>
    <message>
        <source>Show where it is…</source>
        <translation>Montrer où il est…</translation>
    </message>
    <message>
        <source>Restoring</source>
        <translation>Restauration</translation>
    </message>
    <message>
        <source>%1 holds spots of tracks, which belong to a movie: open that first, then drop the table again.</source>
        <translation>%1 contient des spots de trajectoires, qui vont avec un film&#xa0;: ouvrez-le d’abord, puis déposez de nouveau le tableau.</translation>
    </message>
    <message>
        <source>Restore a movie</source>
        <translation>Restaurer un film</translation>
    </message>
    <message>
        <source>%1 is of %2 movies; restore:</source>
        <translation>%1 porte sur %2 films&#x202f;; restaurer&#xa0;:</translation>
    </message>
    <message>
        <source>The movie of this table is not to be found: %1</source>
        <translation>Le film de ce tableau est introuvable&#xa0;: %1</translation>
    </message>
    <message>
        <source>%1 is not the movie that this table was made from: its content is another.</source>
        <translation>%1 n’est pas le film dont ce tableau est tiré&#xa0;: son contenu est autre.</translation>
    </message>
    <message>
        <source>Measure it all the same</source>
        <translation>Le mesurer malgré tout</translation>
    </message>
    <message>
        <source>Show where the right one is…</source>
        <translation>Montrer où est le bon…</translation>
    </message>
    <message>
        <source>Where is %1?</source>
        <translation>Où est %1&#x202f;?</translation>
    </message>
    <message>
        <source>Save the session</source>
        <translation>Enregistrer la session</translation>
    </message>
    <message>
        <source>Perrin sessions (*.perrin)</source>
        <translation>Sessions de Perrin (*.perrin)</translation>
    </message>
    <message>
        <source>Unsaved work</source>
        <translation>Travail non enregistré</translation>
    </message>
    <message>
        <source>Save the work on %1?</source>
        <translation>Enregistrer le travail sur %1&#x202f;?</translation>
    </message>
    <message>
        <source>Save the settings of the simulation?</source>
        <translation>Enregistrer les réglages de la simulation&#x202f;?</translation>
    </message>
    <message>
        <source>A session keeps molecules, regions, settings, the view and what is simulated and matched.</source>
        <translation>Une session garde les molécules, les régions, les réglages, la vue et ce qui est simulé et accordé.</translation>
    </message>
    <message>
        <source>Perrin ended unexpectedly. Work saved by itself on %1 can be restored.</source>
        <translation>Perrin s’est arrêté de façon inattendue. Le travail gardé automatiquement sur %1 peut être restauré.</translation>
    </message>
    <message>
        <source>Restore it</source>
        <translation>Le restaurer</translation>
    </message>
    <message>
        <source>Delete it</source>
        <translation>Le supprimer</translation>
    </message>
    <message>
        <source>Perrin</source>
        <translation>Perrin</translation>
    </message>
    <message>
        <source>Movie</source>
        <translation>Film</translation>
    </message>
    <message>
        <source>Open a movie, find its molecules, measure their D</source>
        <translation>Ouvrir un film, trouver ses molécules, mesurer leur D</translation>
    </message>
    <message>
        <source>Match</source>
        <translation>Accorder</translation>
    </message>
    <message>
        <source>Make simulated frames look like those of your microscope</source>
        <translation>Rendre les images simulées semblables à celles de votre microscope</translation>
    </message>
    <message>
        <source>Simulate</source>
        <translation>Simuler</translation>
    </message>
    <message>
        <source>See what your microscope would record of a molecule, and whether its D can be measured</source>
        <translation>Voir ce que votre microscope enregistrerait d’une molécule, et si son D peut être mesuré</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Entraîner</translation>
    </message>
    <message>
        <source>Train a network on stacks as your microscope would record them</source>
        <translation>Entraîner un réseau sur des piles telles que votre microscope les enregistrerait</translation>
    </message>
    <message>
        <source>Measuring</source>
        <translation>Mesure</translation>
    </message>
    <message>
        <source>Following</source>
        <translation>Suivi</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Aperçu</translation>
    </message>
    <message>
        <source>Exporting</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>Opening tracks</source>
        <translation>Ouverture de trajectoires</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>Vérification</translation>
    </message>
    <message>
        <source>Opening was cancelled.</source>
        <translation>L’ouverture a été annulée.</translation>
    </message>
    <message>
        <source>untitled</source>
        <translation>sans titre</translation>
    </message>
    <message>
        <source>simulation</source>
        <translation>simulation</translation>
    </message>
    <message>
        <source>%1[*] — Perrin</source>
        <translation>%1[*] — Perrin</translation>
    </message>
    <message>
        <source>Open a movie, a session or a table of results</source>
        <translation>Ouvrir un film, une session ou un tableau de résultats</translation>
    </message>
    <message>
        <source>Movies, sessions and tables (*.tif *.tiff *.TIF *.TIFF *.btf *.tf8 *.stk *.STK *.avi *.AVI *.mp4 *.mov *.mkv *.perrin *.csv);;All files (*)</source>
        <translation>Films, sessions et tableaux (*.tif *.tiff *.TIF *.TIFF *.btf *.tf8 *.stk *.STK *.avi *.AVI *.mp4 *.mov *.mkv *.perrin *.csv);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Open a folder of numbered images</source>
        <translation>Ouvrir un dossier d’images numérotées</translation>
    </message>
    <message>
        <source>Train for this movie</source>
        <translation>Entraîner pour ce film</translation>
    </message>
    <message>
        <source>Show it in Simulate</source>
        <translation>Le montrer dans Simuler</translation>
    </message>
    <message>
        <source>Looking for empty pixels</source>
        <translation>Recherche de pixels vides</translation>
    </message>
    <message>
        <source>Fitting noise</source>
        <translation>Ajustement du bruit</translation>
    </message>
    <message>
        <source>Measuring the camera</source>
        <translation>Mesure de la caméra</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>Écrit&#xa0;: %1</translation>
    </message>
    <message>
        <source>Open in Movie</source>
        <translation>Ouvrir dans Film</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Entraînement</translation>
    </message>
    <message>
        <source>Comparing</source>
        <translation>Comparaison</translation>
    </message>
    <message>
        <source>The training of %1 has ended.</source>
        <translation>L’entraînement de %1 est terminé.</translation>
    </message>
    <message>
        <source>Use it on the movie</source>
        <translation>L’utiliser sur le film</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>Le montrer</translation>
    </message>
    <message>
        <source>The training of %1 was interrupted when the program ended; nothing that it had learned by its last checkpoint is lost.</source>
        <translation>L’entraînement de %1 a été interrompu par la fin du programme&#x202f;; rien de ce qui avait été appris au dernier point de reprise n’est perdu.</translation>
    </message>
    <message>
        <source>Go on with it</source>
        <translation>Le poursuivre</translation>
    </message>
    <message>
        <source>A training is under way</source>
        <translation>Un entraînement est en cours</translation>
    </message>
    <message>
        <source>Pause the training and close?</source>
        <translation>Suspendre l’entraînement et fermer&#x202f;?</translation>
    </message>
    <message>
        <source>A checkpoint is written. When Perrin is opened again, it offers to go on.</source>
        <translation>Un point de reprise est écrit. À la prochaine ouverture, Perrin propose de continuer.</translation>
    </message>
    <message>
        <source>Pause and close</source>
        <translation>Suspendre et fermer</translation>
    </message>
    <message>
        <source>The checkpoint is being written…</source>
        <translation>Écriture du point de reprise…</translation>
    </message>
    <message>
        <source>This file holds one image; %1 numbered images lie beside it.</source>
        <translation>Ce fichier contient une image&#x202f;; %1 images numérotées se trouvent à côté.</translation>
    </message>
    <message>
        <source>Open them as one movie</source>
        <translation>Les ouvrir comme un seul film</translation>
    </message>
    <message>
        <source>Open the sam&amp;ple movie</source>
        <translation>Ouvrir le film d’&amp;exemple</translation>
    </message>
    <message>
        <source>Export movie with over&amp;lay…</source>
        <translation>Exporter le film avec les &amp;anneaux…</translation>
    </message>
    <message>
        <source>Previ&amp;ous frame</source>
        <translation>Image pré&amp;cédente</translation>
    </message>
    <message>
        <source>Watching a folder</source>
        <translation>Surveillance d’un dossier</translation>
    </message>
    <message>
        <source>First &amp;measurement, step by step</source>
        <translation>Première &amp;mesure, pas à pas</translation>
    </message>
    <message>
        <source>The guide has ended, because another movie was opened. Help, First measurement begins it again.</source>
        <translation>Le guide est terminé, car un autre film a été ouvert. Aide, Première mesure le recommence.</translation>
    </message>
    <message>
        <source>&amp;What should I record?…</source>
        <translation>&amp;Que faut-il enregistrer ?…</translation>
    </message>
    <message>
        <source>Setting up GPU training</source>
        <translation>Préparation de l’entraînement sur GPU</translation>
    </message>
    <message>
        <source>GPU training could not be set up. %1</source>
        <translation>L’entraînement sur GPU n’a pas pu être préparé. %1</translation>
    </message>
    <message>
        <source>%1 works; Perrin uses it from its next start on.</source>
        <translation>%1 marche&#x202f;; Perrin l’utilise à partir de son prochain démarrage.</translation>
    </message>
    <message>
        <source>Restart Perrin</source>
        <translation>Redémarrer Perrin</translation>
    </message>
    <message>
        <source>There is nothing to tell yet: find molecules first.</source>
        <translation>Il n’y a encore rien à dire&#xa0;: cherchez d’abord les molécules.</translation>
    </message>
    <message>
        <source>Methods para&amp;graph…</source>
        <translation>Paragraphe de mét&amp;hodes…</translation>
    </message>
    <message>
        <source>Simulate and Train now have the noise, PSF and photons of this movie, and the movie is measured with this camera: gain %1 ADU/e⁻, offset %2 ADU, read noise %3 e⁻.</source>
        <translation>Simuler et Entraîner ont maintenant le bruit, la PSF et les photons de ce film, et le film est mesuré avec cette caméra&#xa0;: gain %1 ADU/e⁻, décalage %2 ADU, bruit de lecture %3 e⁻.</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Suspendre</translation>
    </message>
    <message>
        <source>Writes a checkpoint and frees the processor. Nothing is lost: Resume, in Train, goes on from there</source>
        <translation>Écrit un point de reprise et libère le processeur. Rien n’est perdu&#xa0;: Reprendre, dans Entraîner, continue de là</translation>
    </message>
    <message>
        <source>%1: pausing…</source>
        <translation>%1&#xa0;: suspension…</translation>
    </message>
    <message>
        <source>Undone: %1</source>
        <translation>Annulé&#xa0;: %1</translation>
    </message>
    <message>
        <source>Done again: %1</source>
        <translation>Rétabli&#xa0;: %1</translation>
    </message>
    <message>
        <source>Stop watching</source>
        <translation>Ne plus surveiller</translation>
    </message>
    <message>
        <source>No more movies are waited for; what was measured stays</source>
        <translation>Aucun autre film n’est attendu&#xa0;; ce qui a été mesuré reste</translation>
    </message>
    <message>
        <source>%1: stopping…</source>
        <translation>%1&#xa0;: arrêt…</translation>
    </message>
</context>
<context>
    <name>perrin::ui::MapPanel</name>
    <message>
        <source>Map of D</source>
        <translation>Carte de D</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exporter…</translation>
    </message>
    <message>
        <source>D by place. Rest the pointer on a square for its numbers.
Right click: save or copy.</source>
        <translation>D selon la place. Laissez le pointeur sur un carré pour ses nombres.
Clic droit&#xa0;: enregistrer ou copier.</translation>
    </message>
    <message>
        <source>As a picture (PNG), as values for ImageJ (TIFF: D, SD of ln D, molecules) or as a table (CSV)</source>
        <translation>Comme image (PNG), comme valeurs pour ImageJ (TIFF&#xa0;: D, écart type de ln D, molécules) ou comme tableau (CSV)</translation>
    </message>
    <message>
        <source>What is mapped</source>
        <translation>Ce qui est cartographié</translation>
    </message>
    <message>
        <source>D: geometric mean of a square&apos;s molecules; its spread: SD of ln D; or how many there are</source>
        <translation>D&#xa0;: moyenne géométrique des molécules d’un carré&#x202f;; sa dispersion&#xa0;: écart type de ln D&#x202f;; ou leur nombre</translation>
    </message>
    <message>
        <source>D</source>
        <translation>D</translation>
    </message>
    <message>
        <source>Spread of D</source>
        <translation>Dispersion de D</translation>
    </message>
    <message>
        <source>Molecules</source>
        <translation>Molécules</translation>
    </message>
    <message>
        <source>Which D</source>
        <translation>Quel D</translation>
    </message>
    <message>
        <source>Which D of the molecules is mapped; best: the network&apos;s where it was asked, else that of the table</source>
        <translation>Quel D des molécules est cartographié&#x202f;; meilleur&#xa0;: celui du réseau s’il a été interrogé, sinon celui du tableau</translation>
    </message>
    <message>
        <source>Where a molecule counts</source>
        <translation>Où compte une molécule</translation>
    </message>
    <message>
        <source>At its mean position, or in every square that it crossed by the share of its frames there, always with the D of its whole track</source>
        <translation>À sa position moyenne, ou dans chaque carré traversé selon la part de ses images qui s’y trouvent, toujours avec le D de sa trajectoire entière</translation>
    </message>
    <message>
        <source>mean place</source>
        <translation>place moyenne</translation>
    </message>
    <message>
        <source>whole way</source>
        <translation>chemin entier</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Couleurs</translation>
    </message>
    <message>
        <source>Of D: those of the rings on the movie, alike for all movies, or stretched over this map</source>
        <translation>De D&#xa0;: celles des anneaux sur le film, les mêmes pour tous les films, ou étirées sur cette carte</translation>
    </message>
    <message>
        <source>as rings</source>
        <translation>des anneaux</translation>
    </message>
    <message>
        <source>stretched</source>
        <translation>étirées</translation>
    </message>
    <message>
        <source>Edge of a square, µm; empty: about 9 molecules a square if they were spread evenly</source>
        <translation>Côté d’un carré, µm&#x202f;; vide&#xa0;: environ 9 molécules par carré si elles étaient réparties également</translation>
    </message>
    <message>
        <source>auto</source>
        <translation>auto</translation>
    </message>
    <message>
        <source>Squares with fewer molecules show no D</source>
        <translation>Les carrés qui ont moins de molécules ne montrent pas de D</translation>
    </message>
    <message>
        <source>µm</source>
        <translation>µm</translation>
    </message>
    <message>
        <source>%1 molecules in squares of %2 µm.</source>
        <translation>%1 molécules en carrés de %2 µm.</translation>
    </message>
    <message>
        <source>%1 without a D left out.</source>
        <translation>%1 sans D laissées de côté.</translation>
    </message>
    <message>
        <source>There is no map yet: find molecules first.</source>
        <translation>Il n’y a pas encore de carte&#xa0;: cherchez d’abord les molécules.</translation>
    </message>
    <message>
        <source>Export the map of D</source>
        <translation>Exporter la carte de D</translation>
    </message>
    <message>
        <source>PNG picture (*.png)</source>
        <translation>Image PNG (*.png)</translation>
    </message>
    <message>
        <source>TIFF of values (*.tif)</source>
        <translation>TIFF de valeurs (*.tif)</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>Tableau (*.csv)</translation>
    </message>
    <message>
        <source>Where molecules move fast and where slowly appears here.</source>
        <translation>Où les molécules sont rapides et où elles sont lentes apparaît ici.</translation>
    </message>
    <message>
        <source>It needs molecules with a D.</source>
        <translation>Il faut des molécules qui ont un D.</translation>
    </message>
    <message>
        <source>Press Find molecules.</source>
        <translation>Appuyez sur Chercher les molécules.</translation>
    </message>
    <message>
        <source>best</source>
        <translation>le meilleur</translation>
    </message>
    <message>
        <source>the table</source>
        <translation>le tableau</translation>
    </message>
    <message>
        <source>network</source>
        <translation>réseau</translation>
    </message>
    <message>
        <source>MLE</source>
        <translation>MLE</translation>
    </message>
    <message>
        <source>Bayes</source>
        <translation>Bayes</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Montrer</translation>
    </message>
    <message>
        <source>D by</source>
        <translation>D par</translation>
    </message>
    <message>
        <source>Placed by</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>Squares of</source>
        <translation>Carrés de</translation>
    </message>
    <message>
        <source>with at least</source>
        <translation>avec au moins</translation>
    </message>
    <message>
        <source>molecules</source>
        <translation>molécules</translation>
    </message>
    <message>
        <source>1 molecule in squares of %1 µm.</source>
        <translation>1 molécule en carrés de %1 µm.</translation>
    </message>
</context>
<context>
    <name>perrin::ui::MatchDesk</name>
    <message>
        <source>hold a number</source>
        <translation>la fixation d’un nombre</translation>
    </message>
    <message>
        <source>let a number go</source>
        <translation>la libération d’un nombre</translation>
    </message>
    <message>
        <source>choose frames</source>
        <translation>le choix des images</translation>
    </message>
    <message>
        <source>choose a region</source>
        <translation>le choix d’une région</translation>
    </message>
    <message>
        <source>fit the noise</source>
        <translation>l’ajustement du bruit</translation>
    </message>
    <message>
        <source>take over what is known</source>
        <translation>la reprise de ce qui est connu</translation>
    </message>
    <message>
        <source>Offset %1 ADU and Gaussian noise %2 ADU, measured in %3, are held now.</source>
        <translation>Le décalage de %1 ADU et le bruit gaussien de %2 ADU, mesurés dans %3, sont maintenant fixés.</translation>
    </message>
    <message>
        <source>Offset %1 ADU, found in %2, is held now.</source>
        <translation>Le décalage de %1 ADU, trouvé dans %2, est maintenant fixé.</translation>
    </message>
    <message>
        <source>hold the camera</source>
        <translation>la fixation de la caméra</translation>
    </message>
    <message>
        <source>match the noise</source>
        <translation>l’accord du bruit</translation>
    </message>
</context>
<context>
    <name>perrin::ui::MatchPage</name>
    <message>
        <source>Make the simulation look like your microscope</source>
        <translation>Accordez la simulation à votre microscope</translation>
    </message>
    <message>
        <source>Open a movie as the camera gave it: its noise is found in the pixels that no molecule lights, and a simulated twin is put beside every frame.</source>
        <translation>Ouvrez un film tel que la caméra l’a donné&#xa0;: son bruit se trouve dans les pixels qu’aucune molécule n’éclaire, et un jumeau simulé est mis à côté de chaque image.</translation>
    </message>
    <message>
        <source>Open a movie…</source>
        <translation>Ouvrir un film…</translation>
    </message>
    <message>
        <source>A TIFF or video file, raw as the camera gave it</source>
        <translation>Un fichier TIFF ou vidéo, brut, tel que la caméra l’a donné</translation>
    </message>
    <message>
        <source>Noise of</source>
        <translation>Bruit de</translation>
    </message>
    <message>
        <source>All frames</source>
        <translation>Toutes les images</translation>
    </message>
    <message>
        <source>Empty pixels of every frame: the surest</source>
        <translation>Pixels vides de chaque image&#xa0;: le plus sûr</translation>
    </message>
    <message>
        <source>This frame</source>
        <translation>Cette image</translation>
    </message>
    <message>
        <source>Empty pixels of the frame shown alone</source>
        <translation>Pixels vides de la seule image montrée</translation>
    </message>
    <message>
        <source>Region…</source>
        <translation>Région…</translation>
    </message>
    <message>
        <source>Drag a rectangle on the real frame: only it is looked at</source>
        <translation>Tirez un rectangle sur l’image réelle&#xa0;: lui seul est examiné</translation>
    </message>
    <message>
        <source>Whole frame</source>
        <translation>Image entière</translation>
    </message>
    <message>
        <source>Look at whole frames again</source>
        <translation>Examine de nouveau les images entières</translation>
    </message>
    <message>
        <source>real</source>
        <translation>réel</translation>
    </message>
    <message>
        <source>simulated</source>
        <translation>simulé</translation>
    </message>
    <message>
        <source>Empty pixels</source>
        <translation>Pixels vides</translation>
    </message>
    <message>
        <source>How often each value occurs where there is no molecule.
Right click: save or copy.</source>
        <translation>Combien de fois chaque valeur apparaît là où il n’y a pas de molécule.
Clic droit&#xa0;: enregistrer ou copier.</translation>
    </message>
    <message>
        <source>Quantiles</source>
        <translation>Quantiles</translation>
    </message>
    <message>
        <source>On the line real and simulated values are alike, to the last pixel.
Right click: save or copy.</source>
        <translation>Sur la ligne, valeurs réelles et simulées se ressemblent, jusqu’au dernier pixel.
Clic droit&#xa0;: enregistrer ou copier.</translation>
    </message>
    <message>
        <source>Photon transfer</source>
        <translation>Transfert de photons</translation>
    </message>
    <message>
        <source>Noise grows with light as the camera&apos;s gain says; where the line meets the offset, the levels are left.
Right click: save or copy.</source>
        <translation>Le bruit croît avec la lumière selon le gain de la caméra&#x202f;; là où la droite atteint le décalage, il reste les niveaux.
Clic droit&#xa0;: enregistrer ou copier.</translation>
    </message>
    <message>
        <source>Power spectrum</source>
        <translation>Spectre de puissance</translation>
    </message>
    <message>
        <source>Flat: every pixel has its own noise. A slope to the left: structure, or molecules.
Right click: save or copy.</source>
        <translation>Plat&#xa0;: chaque pixel a son propre bruit. Une pente à gauche&#xa0;: une structure, ou des molécules.
Clic droit&#xa0;: enregistrer ou copier.</translation>
    </message>
    <message>
        <source>%1 × %2 px at %3, %4</source>
        <translation>%1 × %2 px à %3, %4</translation>
    </message>
    <message>
        <source>whole frames</source>
        <translation>images entières</translation>
    </message>
    <message>
        <source>Go to frame</source>
        <translation>Aller à l’image</translation>
    </message>
    <message>
        <source>Frame, from 1 to %1:</source>
        <translation>Image, de 1 à %1&#xa0;:</translation>
    </message>
</context>
<context>
    <name>perrin::ui::MeasurabilityCard</name>
    <message>
        <source>%1 %</source>
        <translation>%1&#xa0;%</translation>
    </message>
    <message>
        <source>True for free diffusion: walls make D look smaller.</source>
        <translation>Vrai pour une diffusion libre&#xa0;: des parois font paraître D plus petit.</translation>
    </message>
    <message>
        <source>True for free diffusion: drift makes D look larger.</source>
        <translation>Vrai pour une diffusion libre&#xa0;: une dérive fait paraître D plus grand.</translation>
    </message>
    <message>
        <source>True for the first state: two states have no single D.</source>
        <translation>Vrai pour le premier état&#xa0;: deux états n’ont pas un seul D.</translation>
    </message>
    <message>
        <source>Can I measure this?</source>
        <translation>Puis-je le mesurer&#x202f;?</translation>
    </message>
    <message>
        <source>Least error of D</source>
        <translation>Erreur minimale de D</translation>
    </message>
    <message>
        <source>Relative standard error that D of one such molecule has at best, with all that its frames tell</source>
        <translation>Erreur type relative qu’a au mieux le D d’une telle molécule, avec tout ce que disent ses images</translation>
    </message>
    <message>
        <source>… from the centres alone</source>
        <translation>… par les centres seuls</translation>
    </message>
    <message>
        <source>The same for every method that looks only at where the molecule is: MLE, CVE, MSD (Cramér-Rao bound)</source>
        <translation>La même pour toute méthode qui ne regarde que la place de la molécule&#xa0;: MLE, CVE, MSD (borne de Cramér-Rao)</translation>
    </message>
    <message>
        <source>Motion blur against the PSF</source>
        <translation>Flou de mouvement face à la PSF</translation>
    </message>
    <message>
        <source>Variance that motion adds to the spot, D·t_E/3, over that of the PSF.
A network that sees it can beat the centres.</source>
        <translation>Variance que le mouvement ajoute au spot, D·t_E/3, rapportée à celle de la PSF.
Un réseau qui la voit peut faire mieux que les centres.</translation>
    </message>
    <message>
        <source>Diffusion SNR √(D·Δt)/σ</source>
        <translation>Diffusion SNR √(D·Δt)/σ</translation>
    </message>
    <message>
        <source>Step of one frame over the localization error. Below 1 expect wide intervals.</source>
        <translation>Pas d’une image rapporté à l’erreur de localisation. Sous 1, attendez-vous à de larges intervalles.</translation>
    </message>
    <message>
        <source>Localization error σ</source>
        <translation>Erreur de localisation σ</translation>
    </message>
    <message>
        <source>Of one frame&apos;s fitted centre, each axis, motion blur included</source>
        <translation>Du centre ajusté d’une image, sur chaque axe, flou de mouvement compris</translation>
    </message>
    <message>
        <source>one molecule, %1 frames</source>
        <translation>une molécule, %1 images</translation>
    </message>
    <message>
        <source>± %1</source>
        <translation>± %1</translation>
    </message>
    <message>
        <source>%1 nm</source>
        <translation>%1 nm</translation>
    </message>
    <message>
        <source>A molecule that does not move, or sends no light, has no D to measure.</source>
        <translation>Une molécule qui ne bouge pas, ou n’émet pas de lumière, n’a pas de D à mesurer.</translation>
    </message>
</context>
<context>
    <name>perrin::ui::MeasureBar</name>
    <message>
        <source>Find molecules</source>
        <translation>Chercher les molécules</translation>
    </message>
    <message>
        <source>Which estimate is “D”: it colours the rings. All are computed.</source>
        <translation>Quelle estimation est «&#xa0;D&#xa0;»&#xa0;: elle colore les anneaux. Toutes sont calculées.</translation>
    </message>
    <message>
        <source>D: automatic</source>
        <translation>D&#xa0;: automatique</translation>
    </message>
    <message>
        <source>D: network</source>
        <translation>D&#xa0;: réseau</translation>
    </message>
    <message>
        <source>D: MLE</source>
        <translation>D&#xa0;: MLE</translation>
    </message>
    <message>
        <source>D: Bayes</source>
        <translation>D&#xa0;: Bayes</translation>
    </message>
    <message>
        <source>D: CVE</source>
        <translation>D&#xa0;: CVE</translation>
    </message>
    <message>
        <source>D: MSD</source>
        <translation>D&#xa0;: MSD</translation>
    </message>
    <message>
        <source>MLE, or CVE where the exposure is unknown</source>
        <translation>MLE, ou CVE si le temps de pose est inconnu</translation>
    </message>
    <message>
        <source>By a trained network, which reads steps and blur; needs the exposure and the camera</source>
        <translation>Par un réseau entraîné, qui lit les pas et le flou&#x202f;; demande le temps de pose et la caméra</translation>
    </message>
    <message>
        <source>Maximum likelihood (Berglund 2010); needs the exposure</source>
        <translation>Maximum de vraisemblance (Berglund 2010)&#x202f;; demande le temps de pose</translation>
    </message>
    <message>
        <source>Maximum likelihood with a log-uniform prior; needs the exposure</source>
        <translation>Maximum de vraisemblance avec un a priori log-uniforme&#x202f;; demande le temps de pose</translation>
    </message>
    <message>
        <source>Covariance-based estimator (Vestergaard 2014)</source>
        <translation>Estimateur fondé sur les covariances (Vestergaard 2014)</translation>
    </message>
    <message>
        <source>Straight line through the MSD at the optimal number of lags (Michalet 2012)</source>
        <translation>Droite ajustée au déplacement quadratique moyen, avec le nombre optimal de délais (Michalet 2012)</translation>
    </message>
    <message>
        <source>Straight line through the origin at all lags, for comparison with older work: imprecise</source>
        <translation>Droite par l’origine sur tous les délais, pour comparer à des travaux anciens&#xa0;: imprécis</translation>
    </message>
    <message>
        <source>False alarms</source>
        <translation>Fausses alarmes</translation>
    </message>
    <message>
        <source>Preview: circle what would be found in this frame (P)</source>
        <translation>Aperçu&#xa0;: entoure ce qui serait trouvé dans cette image (P)</translation>
    </message>
    <message>
        <source>Add a molecule: click a spot on the picture, it is followed (A)</source>
        <translation>Ajouter une molécule&#xa0;: cliquez un spot de l’image, il est suivi (A)</translation>
    </message>
    <message>
        <source>Regions: draw, open, save, and which molecules count</source>
        <translation>Régions&#xa0;: dessiner, ouvrir, enregistrer, et quelles molécules comptent</translation>
    </message>
    <message>
        <source>Settings: how spots are found and joined</source>
        <translation>Réglages&#xa0;: comment les spots sont trouvés et reliés</translation>
    </message>
    <message>
        <source>Export tables, pictures and movies (Ctrl+E: molecules as CSV)</source>
        <translation>Exporter tableaux, images et films (Ctrl+E&#xa0;: molécules en CSV)</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exporter</translation>
    </message>
    <message>
        <source>/frame</source>
        <translation>/image</translation>
    </message>
    <message>
        <source>Expected number of false spots a frame: higher finds dimmer molecules and more that are none.
Typical: 0.01 to 1.</source>
        <translation>Nombre attendu de faux spots par image&#xa0;: plus haut, il trouve des molécules plus faibles et davantage qui n’en sont pas.
Typique&#xa0;: 0.01 à 1.</translation>
    </message>
    <message>
        <source>False alarms a frame</source>
        <translation>Fausses alarmes par image</translation>
    </message>
    <message>
        <source>What a spot is recognized by</source>
        <translation>À quoi un spot se reconnaît</translation>
    </message>
    <message>
        <source>Likelihood ratio (GLRT)</source>
        <translation>Rapport de vraisemblance (GLRT)</translation>
    </message>
    <message>
        <source>Laplacian of Gaussian</source>
        <translation>Laplacien de gaussienne</translation>
    </message>
    <message>
        <source>Difference of Gaussians</source>
        <translation>Différence de gaussiennes</translation>
    </message>
    <message>
        <source>Wavelet</source>
        <translation>Ondelettes</translation>
    </message>
    <message>
        <source>How the centre of a spot is found.
Maximum likelihood needs the camera; without it least squares takes its place.</source>
        <translation>Comment le centre d’un spot est trouvé.
Le maximum de vraisemblance demande la caméra&#x202f;; sans elle, les moindres carrés le remplacent.</translation>
    </message>
    <message>
        <source>Maximum likelihood</source>
        <translation>Maximum de vraisemblance</translation>
    </message>
    <message>
        <source>Least squares</source>
        <translation>Moindres carrés</translation>
    </message>
    <message>
        <source>Radial symmetry</source>
        <translation>Symétrie radiale</translation>
    </message>
    <message>
        <source>Centroid</source>
        <translation>Centroïde</translation>
    </message>
    <message>
        <source>D of the fastest molecule expected, µm²/s: sets how far a molecule may jump between frames.
Typical: 5. Too high joins neighbours, too low loses fast ones.</source>
        <translation>D de la molécule la plus rapide attendue, µm²/s&#xa0;: fixe le saut possible d’une image à l’autre.
Typique&#xa0;: 5. Trop grand, il joint des voisines&#x202f;; trop petit, il perd les rapides.</translation>
    </message>
    <message>
        <source>Molecules seen in fewer frames are left out. Typical: 8.</source>
        <translation>Les molécules vues dans moins d’images sont laissées de côté. Typique&#xa0;: 8.</translation>
    </message>
    <message>
        <source>For how many frames in a row a molecule may be missed. Typical: 2.</source>
        <translation>Pendant combien d’images de suite une molécule peut être manquée. Typique&#xa0;: 2.</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Réseau</translation>
    </message>
    <message>
        <source>Detector</source>
        <translation>Détecteur</translation>
    </message>
    <message>
        <source>Localizer</source>
        <translation>Localisateur</translation>
    </message>
    <message>
        <source>Largest D (µm²/s)</source>
        <translation>D maximal (µm²/s)</translation>
    </message>
    <message>
        <source>Fewest frames</source>
        <translation>Images au moins</translation>
    </message>
    <message>
        <source>Longest gap (frames)</source>
        <translation>Trou maximal (images)</translation>
    </message>
    <message>
        <source>Open a movie first.</source>
        <translation>Ouvrez d’abord un film.</translation>
    </message>
    <message>
        <source>Waits for the calibration above.</source>
        <translation>Attend l’étalonnage ci-dessus.</translation>
    </message>
    <message>
        <source>%1 needs the exposure.</source>
        <translation>%1 demande le temps de pose.</translation>
    </message>
    <message>
        <source>MLE</source>
        <translation>MLE</translation>
    </message>
    <message>
        <source>Bayes</source>
        <translation>Bayes</translation>
    </message>
    <message>
        <source>The network needs the exposure.</source>
        <translation>Le réseau demande le temps de pose.</translation>
    </message>
    <message>
        <source>False alarms a frame: give a number above 0.</source>
        <translation>Fausses alarmes par image&#xa0;: donnez un nombre positif.</translation>
    </message>
    <message>
        <source>Settings: a value is missing or wrong.</source>
        <translation>Réglages&#xa0;: une valeur manque ou est fausse.</translation>
    </message>
    <message>
        <source>Settings changed: find molecules again.</source>
        <translation>Réglages changés&#xa0;: cherchez de nouveau les molécules.</translation>
    </message>
    <message>
        <source>D: all lags</source>
        <translation>D&#xa0;: tous délais</translation>
    </message>
    <message>
        <source>The network needs the camera: give it under Calibration, or let Match find it.</source>
        <translation>Le réseau a besoin de la caméra&#xa0;: donnez-la sous Étalonnage, ou laissez Accorder la trouver.</translation>
    </message>
    <message>
        <source>Find the molecules in every frame, follow them and measure D of each (L).
After a change of settings only what depends on them is done again.</source>
        <translation>Cherche les molécules dans chaque image, les suit et mesure le D de chacune (L).
Après un changement de réglages, seul ce qui en dépend est refait.</translation>
    </message>
</context>
<context>
    <name>perrin::ui::MessageBar</name>
    <message>
        <source>Dismiss this message</source>
        <translation>Écarter ce message</translation>
    </message>
    <message>
        <source>Do what the message proposes</source>
        <translation>Fait ce que le message propose</translation>
    </message>
    <message>
        <source>The other answer to the message</source>
        <translation>L’autre réponse au message</translation>
    </message>
</context>
<context>
    <name>perrin::ui::MethodsDialog</name>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Enregistrer…</translation>
    </message>
    <message>
        <source>Methods paragraph</source>
        <translation>Paragraphe de méthodes</translation>
    </message>
    <message>
        <source>How these molecules were measured, for the methods section of a paper. It tells only what was done here and is known; what the movie does not know is called not given.</source>
        <translation>Comment ces molécules ont été mesurées, pour la section méthodes d’un article. Il ne dit que ce qui a été fait ici et ce qui est connu&#x202f;; ce que le film ne sait pas y est dit non donné.</translation>
    </message>
    <message>
        <source>Written from the session; change it in your paper</source>
        <translation>Écrit à partir de la session&#x202f;; changez-le dans votre article</translation>
    </message>
    <message>
        <source>The paragraph is being written…</source>
        <translation>Écriture du paragraphe…</translation>
    </message>
    <message>
        <source>The paragraph and its references, for your paper</source>
        <translation>Le paragraphe et ses références, pour votre article</translation>
    </message>
    <message>
        <source>As a text file</source>
        <translation>Comme fichier texte</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Close this window (Esc)</source>
        <translation>Fermer cette fenêtre (Échap)</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>Copié.</translation>
    </message>
    <message>
        <source>Save the methods paragraph</source>
        <translation>Enregistrer le paragraphe de méthodes</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>Texte (*.txt)</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>Écrit&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>perrin::ui::ModelCardDialog</name>
    <message>
        <source>The card is missing: %1</source>
        <translation>La fiche manque&#xa0;: %1</translation>
    </message>
    <message>
        <source>Save the model as…</source>
        <translation>Enregistrer le modèle sous…</translation>
    </message>
    <message>
        <source>A copy of the model with its card and curves, to keep or to give away</source>
        <translation>Une copie du modèle avec sa fiche et ses courbes, à garder ou à donner</translation>
    </message>
    <message>
        <source>Use on the movie</source>
        <translation>Utiliser sur le film</translation>
    </message>
    <message>
        <source>Measures the movie&apos;s molecules with this network, too</source>
        <translation>Mesure aussi les molécules du film avec ce réseau</translation>
    </message>
    <message>
        <source>Save the model</source>
        <translation>Enregistrer le modèle</translation>
    </message>
    <message>
        <source>Models (*.safetensors)</source>
        <translation>Modèles (*.safetensors)</translation>
    </message>
    <message>
        <source>%1: cannot be written: %2</source>
        <translation>%1&#xa0;: impossible à écrire&#xa0;: %2</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>Écrit&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>perrin::ui::MoleculeEditor</name>
    <message>
        <source>Adding a molecule waits for the calibration: give the pixel size and the frame interval.</source>
        <translation>L’ajout d’une molécule attend l’étalonnage&#xa0;: donnez la taille du pixel et l’intervalle entre images.</translation>
    </message>
    <message>
        <source>There is no spot within %1 px of the place clicked.</source>
        <translation>Il n’y a pas de spot à moins de %1 px de la place cliquée.</translation>
    </message>
    <message>
        <source>There is no spot within %1 px of where molecule %2 was dropped; it stays where it was.</source>
        <translation>Il n’y a pas de spot à moins de %1 px de l’endroit où la molécule %2 a été déposée&#x202f;; elle reste où elle était.</translation>
    </message>
    <message>
        <source>The spot there belongs to molecule %1; molecule %2 stays where it was.</source>
        <translation>Le spot à cet endroit appartient à la molécule %1&#x202f;; la molécule %2 reste où elle était.</translation>
    </message>
    <message>
        <source>move molecule %1</source>
        <translation>le déplacement de la molécule %1</translation>
    </message>
    <message>
        <source>Explaining waits for the calibration: give the pixel size and the frame interval.</source>
        <translation>L’explication attend l’étalonnage&#xa0;: donnez la taille du pixel et l’intervalle entre images.</translation>
    </message>
    <message>
        <source>Opening tracks waits for the calibration: give the pixel size and the frame interval.</source>
        <translation>L’ouverture de trajectoires attend l’étalonnage&#xa0;: donnez la taille du pixel et l’intervalle entre images.</translation>
    </message>
    <message>
        <source>open tracks</source>
        <translation>l’ouverture de trajectoires</translation>
    </message>
</context>
<context>
    <name>perrin::ui::MoleculeModel</name>
    <message>
        <source>clicked</source>
        <translation>cliquée</translation>
    </message>
    <message>
        <source>Number of the molecule</source>
        <translation>Numéro de la molécule</translation>
    </message>
    <message>
        <source>Diffusion coefficient by the chosen method, µm²/s; “&lt;” marks an upper limit</source>
        <translation>Coefficient de diffusion par la méthode choisie, µm²/s&#x202f;; «&#xa0;&lt;&#xa0;» marque une limite supérieure</translation>
    </message>
    <message>
        <source>95 % interval of D, µm²/s</source>
        <translation>Intervalle à 95&#xa0;% de D, µm²/s</translation>
    </message>
    <message>
        <source>What is unusual about the molecule; rest the pointer on a row for the reason</source>
        <translation>Ce que la molécule a d’inhabituel&#x202f;; laissez le pointeur sur une ligne pour la raison</translation>
    </message>
    <message>
        <source>Frames in which the molecule was found</source>
        <translation>Images où la molécule a été trouvée</translation>
    </message>
    <message>
        <source>D by the network that was asked, µm²/s; needs the exposure and the camera</source>
        <translation>D par le réseau interrogé, µm²/s&#x202f;; demande le temps de pose et la caméra</translation>
    </message>
    <message>
        <source>D by maximum likelihood (Berglund 2010), µm²/s; needs the exposure</source>
        <translation>D par maximum de vraisemblance (Berglund 2010), µm²/s&#x202f;; demande le temps de pose</translation>
    </message>
    <message>
        <source>D by maximum likelihood under a log-uniform prior, µm²/s; needs the exposure</source>
        <translation>D par maximum de vraisemblance avec un a priori log-uniforme, µm²/s&#x202f;; demande le temps de pose</translation>
    </message>
    <message>
        <source>D by the covariance-based estimator (Vestergaard 2014), µm²/s; may be negative</source>
        <translation>D par l’estimateur de covariances (Vestergaard 2014), µm²/s&#x202f;; peut être négatif</translation>
    </message>
    <message>
        <source>D by a straight line through the MSD at the optimal number of lags (Michalet 2012), µm²/s</source>
        <translation>D par une droite ajustée au MSD, avec le nombre optimal de délais (Michalet 2012), µm²/s</translation>
    </message>
    <message>
        <source>First frame of the molecule, counted from 1</source>
        <translation>Première image de la molécule, comptée à partir de 1</translation>
    </message>
    <message>
        <source>Localization error (standard deviation an axis), nm</source>
        <translation>Erreur de localisation (écart type sur un axe), nm</translation>
    </message>
    <message>
        <source>Light of the molecule, photons a frame</source>
        <translation>Lumière de la molécule, photons par image</translation>
    </message>
    <message>
        <source>Brightness of the molecule, ADU a frame; with a known camera: photons</source>
        <translation>Éclat de la molécule, ADU par image&#x202f;; avec une caméra connue&#xa0;: photons</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>N°</translation>
    </message>
    <message>
        <source>D (µm²/s)</source>
        <translation>D (µm²/s)</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>Intervalle à 95&#xa0;%</translation>
    </message>
    <message>
        <source>Flags</source>
        <translation>Drapeaux</translation>
    </message>
    <message>
        <source>Frames</source>
        <translation>Images</translation>
    </message>
    <message>
        <source>D, network</source>
        <translation>D, réseau</translation>
    </message>
    <message>
        <source>D, MLE</source>
        <translation>D, MLE</translation>
    </message>
    <message>
        <source>D, Bayes</source>
        <translation>D, Bayes</translation>
    </message>
    <message>
        <source>D, CVE</source>
        <translation>D, CVE</translation>
    </message>
    <message>
        <source>D, MSD</source>
        <translation>D, MSD</translation>
    </message>
    <message>
        <source>First frame</source>
        <translation>Début</translation>
    </message>
    <message>
        <source>Loc. SD (nm)</source>
        <translation>σ loc. (nm)</translation>
    </message>
    <message>
        <source>Photons</source>
        <translation>Photons</translation>
    </message>
    <message>
        <source>Brightness (ADU)</source>
        <translation>Éclat (ADU)</translation>
    </message>
    <message>
        <source>frames</source>
        <translation>images</translation>
    </message>
</context>
<context>
    <name>perrin::ui::MoleculePanel</name>
    <message>
        <source>Molecules</source>
        <translation>Molécules</translation>
    </message>
    <message>
        <source>Number of molecules, and the median of their D by the chosen method</source>
        <translation>Nombre de molécules, et médiane de leur D par la méthode choisie</translation>
    </message>
    <message>
        <source>No molecule was followed for %1 frames or longer.

Raise the false alarms per frame, or lower the fewest frames under Settings.</source>
        <translation>Aucune molécule n’a été suivie pendant %1 images ou plus.

Augmentez les fausses alarmes par image, ou diminuez «&#xa0;Images au moins&#xa0;» sous Réglages.</translation>
    </message>
    <message>
        <source>1 molecule</source>
        <translation>1 molécule</translation>
    </message>
    <message>
        <source>%1 molecules</source>
        <translation>%1 molécules</translation>
    </message>
    <message>
        <source>median D %1 µm²/s</source>
        <translation>D médian %1 µm²/s</translation>
    </message>
    <message>
        <source>%1 shown</source>
        <translation>%1 montrées</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtre</translation>
    </message>
    <message>
        <source>The molecules are listed here, each with its D and what to mind.</source>
        <translation>Les molécules apparaissent ici, chacune avec son D et ce à quoi faire attention.</translation>
    </message>
    <message>
        <source>Press Find molecules (L).</source>
        <translation>Appuyez sur Chercher les molécules (L).</translation>
    </message>
    <message>
        <source>None of the %1 molecules fits the filter.</source>
        <translation>Aucune des %1 molécules ne convient au filtre.</translation>
    </message>
    <message>
        <source>Empty it to see them all.</source>
        <translation>Videz-le pour les voir toutes.</translation>
    </message>
    <message>
        <source>Filter: immobile, D &gt; 0.1, frames &gt; 20 …</source>
        <translation>Filtre&#xa0;: immobile, D &gt; 0.1, images &gt; 20 …</translation>
    </message>
    <message>
        <source>Shows the molecules for which every word holds:
12  the molecule of this number
D &gt; 0.1  D above 0.1 µm²/s (also &lt;, &lt;=, &gt;=)
frames &gt; 20  seen in more than 20 frames
any other word: in a flag, in the region&apos;s name, or “clicked”</source>
        <translation>Montre les molécules pour lesquelles chaque mot est vrai&#xa0;:
12  la molécule de ce numéro
D &gt; 0.1  D au-dessus de 0.1 µm²/s (aussi &lt;, &lt;=, &gt;=)
images &gt; 20  vue dans plus de 20 images
tout autre mot&#xa0;: dans un drapeau, dans le nom de la région, ou «&#xa0;cliquée&#xa0;»</translation>
    </message>
    <message>
        <source>The only molecule does not fit the filter.</source>
        <translation>La seule molécule ne convient pas au filtre.</translation>
    </message>
    <message>
        <source>Not understood: %1</source>
        <translation>Pas compris&#xa0;: %1</translation>
    </message>
    <message>
        <source>Write a molecule’s number, D &gt; 0.1 (µm²/s), frames &gt; 20, a flag such as immobile, the name of a region, or clicked.</source>
        <translation>Écrivez le numéro d’une molécule, D &gt; 0.1 (µm²/s), images &gt; 20, un drapeau comme immobile, le nom d’une région, ou cliquée.</translation>
    </message>
</context>
<context>
    <name>perrin::ui::MovieExports</name>
    <message>
        <source>&amp;Molecules (CSV)…</source>
        <translation>&amp;Molécules (CSV)…</translation>
    </message>
    <message>
        <source>&amp;Spots (CSV)…</source>
        <translation>&amp;Spots (CSV)…</translation>
    </message>
    <message>
        <source>&amp;Population (CSV)…</source>
        <translation>&amp;Population (CSV)…</translation>
    </message>
    <message>
        <source>Map of &amp;D (PNG, TIFF, CSV)…</source>
        <translation>Carte de &amp;D (PNG, TIFF, CSV)…</translation>
    </message>
    <message>
        <source>&amp;Copy the table of molecules</source>
        <translation>&amp;Copier le tableau des molécules</translation>
    </message>
    <message>
        <source>&amp;View as picture (PNG, SVG)…</source>
        <translation>&amp;Vue comme image (PNG, SVG)…</translation>
    </message>
    <message>
        <source>Copy the &amp;view</source>
        <translation>Copier la &amp;vue</translation>
    </message>
    <message>
        <source>M&amp;ovie with overlay (MP4, AVI, PNG)…</source>
        <translation>&amp;Film avec les anneaux (MP4, AVI, PNG)…</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>Écrit&#xa0;: %1</translation>
    </message>
    <message>
        <source>Cancelled; nothing was written.</source>
        <translation>Annulé&#x202f;; rien n’a été écrit.</translation>
    </message>
    <message>
        <source>There is no table yet: find molecules first.</source>
        <translation>Il n’y a pas encore de tableau&#xa0;: cherchez d’abord les molécules.</translation>
    </message>
    <message>
        <source>Copied: %1 molecules.</source>
        <translation>Copié&#xa0;: %1 molécules.</translation>
    </message>
    <message>
        <source>Save the view</source>
        <translation>Enregistrer la vue</translation>
    </message>
    <message>
        <source>PNG picture (*.png)</source>
        <translation>Image PNG (*.png)</translation>
    </message>
    <message>
        <source>SVG drawing (*.svg)</source>
        <translation>Dessin SVG (*.svg)</translation>
    </message>
    <message>
        <source>Drawn by Perrin</source>
        <translation>Dessiné par Perrin</translation>
    </message>
    <message>
        <source>%1: the view is written as .png or .svg; choose one of them</source>
        <translation>%1&#xa0;: la vue s’écrit en .png ou .svg&#x202f;; choisissez l’un des deux</translation>
    </message>
    <message>
        <source>%1: cannot be written; check the folder and its space</source>
        <translation>%1&#xa0;: impossible à écrire&#x202f;; vérifiez le dossier et sa place libre</translation>
    </message>
    <message>
        <source>Copied: 1 molecule.</source>
        <translation>Copié&#xa0;: 1 molécule.</translation>
    </message>
</context>
<context>
    <name>perrin::ui::MoviePage</name>
    <message>
        <source>Written: %1</source>
        <translation>Écrit&#xa0;: %1</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Preuves</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Réseau</translation>
    </message>
    <message>
        <source>Population</source>
        <translation>Population</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Carte</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notes</translation>
    </message>
    <message>
        <source>D by place: where molecules move fast and where slowly</source>
        <translation>D selon la place&#xa0;: où les molécules sont rapides et où elles sont lentes</translation>
    </message>
    <message>
        <source>How these molecules were found, what was left out and what is not known</source>
        <translation>Comment ces molécules ont été trouvées, ce qui a été omis et ce qui n’est pas connu</translation>
    </message>
    <message>
        <source>The chosen molecule: its frames, its way, its MSD and every estimate of D</source>
        <translation>La molécule choisie&#xa0;: ses images, son chemin, son MSD et toutes les estimations de D</translation>
    </message>
    <message>
        <source>What a network reads from the chosen molecule&apos;s images, and why to believe it</source>
        <translation>Ce qu’un réseau lit dans les images de la molécule choisie, et pourquoi le croire</translation>
    </message>
    <message>
        <source>All molecules and every region: histogram of D, medians, immobile fraction</source>
        <translation>Toutes les molécules et chaque région&#xa0;: histogramme de D, médianes, fraction immobile</translation>
    </message>
    <message>
        <source>Go to frame</source>
        <translation>Aller à l’image</translation>
    </message>
    <message>
        <source>Frame (1 to %1):</source>
        <translation>Image (1 à %1)&#xa0;:</translation>
    </message>
    <message>
        <source>Open tracks</source>
        <translation>Ouvrir des trajectoires</translation>
    </message>
    <message>
        <source>Tables of spots (*.csv);;All files (*)</source>
        <translation>Tableaux de spots (*.csv);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Add molecule here</source>
        <translation>Ajouter une molécule ici</translation>
    </message>
    <message>
        <source>Why is this (not) a molecule?</source>
        <translation>Pourquoi est-ce (ou non) une molécule&#x202f;?</translation>
    </message>
    <message>
        <source>Delete molecule %1</source>
        <translation>Supprimer la molécule %1</translation>
    </message>
    <message>
        <source>Save the view…</source>
        <translation>Enregistrer la vue…</translation>
    </message>
    <message>
        <source>Copy the view</source>
        <translation>Copier la vue</translation>
    </message>
    <message>
        <source>Measuring was cancelled; nothing was changed.</source>
        <translation>La mesure a été annulée&#x202f;; rien n’a été changé.</translation>
    </message>
    <message>
        <source>The check with synthetic molecules has ended. Movie &gt; Check with synthetic molecules shows it.</source>
        <translation>La vérification avec des molécules synthétiques est terminée. Film &gt; Vérifier avec des molécules synthétiques la montre.</translation>
    </message>
    <message>
        <source>Channel %1</source>
        <translation>Canal %1</translation>
    </message>
    <message>
        <source>%1 %2 µm (%3 px)</source>
        <translation>%1 %2 µm (%3 px)</translation>
    </message>
    <message>
        <source>%1 %2 px</source>
        <translation>%1 %2 px</translation>
    </message>
    <message>
        <source>t %1 s</source>
        <translation>t %1 s</translation>
    </message>
    <message>
        <source>frame %1/%2</source>
        <translation>image %1/%2</translation>
    </message>
    <message>
        <source>value %1 ADU</source>
        <translation>valeur %1 ADU</translation>
    </message>
    <message>
        <source> = %1 photons</source>
        <translation> = %1 photons</translation>
    </message>
    <message>
        <source>zoom %1 %</source>
        <translation>zoom %1&#xa0;%</translation>
    </message>
    <message>
        <source>What was found, what was left out and what is not known is told here.</source>
        <translation>Ce qui a été trouvé, omis et ce qui n’est pas connu est dit ici.</translation>
    </message>
    <message>
        <source>Press Find molecules.</source>
        <translation>Appuyez sur Chercher les molécules.</translation>
    </message>
</context>
<context>
    <name>perrin::ui::MovieTrainingBar</name>
    <message>
        <source>Train for this movie</source>
        <translation>Entraîner pour ce film</translation>
    </message>
    <message>
        <source>Minutes that the training may take on this machine; empty: as long as it usually needs. Less is better than none, more is a little better still</source>
        <translation>Minutes que peut prendre l’entraînement sur cette machine&#x202f;; vide&#xa0;: aussi longtemps que d’ordinaire. Peu vaut mieux que rien, plus vaut encore un peu mieux</translation>
    </message>
    <message>
        <source>Minutes for this movie&apos;s training</source>
        <translation>Minutes pour l’entraînement sur ce film</translation>
    </message>
    <message>
        <source>in</source>
        <translation>en</translation>
    </message>
    <message>
        <source>min</source>
        <translation>min</translation>
    </message>
    <message>
        <source>Fine-tunes %1 for the pixel size, times, PSF, camera noise, brightness and background of %2.
The camera and the exposure must be known; Match finds the camera. The network that comes out is offered for the movie.</source>
        <translation>Affine %1 pour la taille du pixel, les temps, la PSF, le bruit de caméra, l’éclat et le fond de %2.
La caméra et le temps de pose doivent être connus&#x202f;; Accorder trouve la caméra. Le réseau obtenu est proposé pour le film.</translation>
    </message>
</context>
<context>
    <name>perrin::ui::NetworkChoice</name>
    <message>
        <source>Network</source>
        <translation>Réseau</translation>
    </message>
    <message>
        <source>The network that is asked for D of every molecule, beside the classical estimates.
It needs the exposure and the camera (gain, offset, read noise): Match finds them in the movie.</source>
        <translation>Le réseau qui est interrogé sur le D de chaque molécule, à côté des estimations classiques.
Il demande le temps de pose et la caméra (gain, décalage, bruit de lecture)&#xa0;: Accorder les trouve dans le film.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucun</translation>
    </message>
    <message>
        <source>Another file…</source>
        <translation>Un autre fichier…</translation>
    </message>
    <message>
        <source>Choose a network</source>
        <translation>Choisir un réseau</translation>
    </message>
    <message>
        <source>Models (*.safetensors)</source>
        <translation>Modèles (*.safetensors)</translation>
    </message>
</context>
<context>
    <name>perrin::ui::NetworkPanel</name>
    <message>
        <source>Measures every molecule with this network, too</source>
        <translation>Mesure aussi chaque molécule avec ce réseau</translation>
    </message>
    <message>
        <source>D over time</source>
        <translation>D au cours du temps</translation>
    </message>
    <message>
        <source>The network&apos;s D of every stretch of 16 frames, with its 95 % interval; stretches that follow each other share half of their frames.
Right click: save or copy.</source>
        <translation>Le D du réseau pour chaque tronçon de 16 images, avec son intervalle à 95&#xa0;%&#x202f;; deux tronçons successifs ont la moitié de leurs images en commun.
Clic droit&#xa0;: enregistrer ou copier.</translation>
    </message>
    <message>
        <source>Measure with %1</source>
        <translation>Mesurer avec %1</translation>
    </message>
    <message>
        <source>Choose a molecule in the table or on the movie.</source>
        <translation>Choisissez une molécule dans le tableau ou sur le film.</translation>
    </message>
    <message>
        <source>The network has not been asked about this molecule: find molecules again. It needs the exposure and the camera.</source>
        <translation>Le réseau n’a pas été interrogé sur cette molécule&#xa0;: cherchez de nouveau les molécules. Il demande le temps de pose et la caméra.</translation>
    </message>
    <message>
        <source>Molecule %1 was seen in too few frames for the network; it needs 4.</source>
        <translation>La molécule %1 a été vue dans trop peu d’images pour le réseau&#x202f;; il en demande 4.</translation>
    </message>
    <message>
        <source>Molecule %1, by %2</source>
        <translation>Molécule %1, par %2</translation>
    </message>
    <message>
        <source>D = %1 µm²/s   (95 %: %2)</source>
        <translation>D = %1 µm²/s   (95&#xa0;%&#xa0;: %2)</translation>
    </message>
    <message>
        <source>
and %1 more: rest the pointer here</source>
        <translation>
et %1 de plus&#xa0;: laissez le pointeur ici</translation>
    </message>
    <message>
        <source>A network reads D from the images: steps and blur. Its answer, simulated twins of the molecule and D over time appear here.</source>
        <translation>Un réseau lit D dans les images&#xa0;: les pas et le flou. Sa réponse, des jumeaux simulés de la molécule et D au cours du temps apparaissent ici.</translation>
    </message>
    <message>
        <source>Press Find molecules first.</source>
        <translation>Appuyez d’abord sur Chercher les molécules.</translation>
    </message>
    <message>
        <source>It needs the exposure and the camera.</source>
        <translation>Il demande le temps de pose et la caméra.</translation>
    </message>
    <message>
        <source>A network for this movie…</source>
        <translation>Un réseau pour ce film…</translation>
    </message>
    <message>
        <source>Shows Train, where a network for the conditions of this movie is trained, beginning with the shipped one</source>
        <translation>Montre Entraîner, où un réseau pour les conditions de ce film est entraîné, à partir de celui qui est livré</translation>
    </message>
</context>
<context>
    <name>perrin::ui::NoisePanel</name>
    <message>
        <source>held</source>
        <translation>fixé</translation>
    </message>
    <message>
        <source>95 %: %1 to %2</source>
        <translation>95&#xa0;%&#xa0;: %1 à %2</translation>
    </message>
    <message>
        <source>at most %1 (95 %)</source>
        <translation>au plus %1 (95&#xa0;%)</translation>
    </message>
    <message>
        <source>; this data cannot tell</source>
        <translation>&#x202f;; ces données ne le disent pas</translation>
    </message>
    <message>
        <source>change %1</source>
        <translation>la modification de «&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>Bruit</translation>
    </message>
    <message>
        <source>Known from…</source>
        <translation>Connu par…</translation>
    </message>
    <message>
        <source>Takes over what another movie of this camera tells, and holds it. A lock holds what you know.</source>
        <translation>Reprend ce que dit un autre film de cette caméra, et le fixe. Un cadenas fixe ce que vous savez.</translation>
    </message>
    <message>
        <source>A &amp;dark movie: offset and read noise…</source>
        <translation>Un film dans le &amp;noir&#xa0;: décalage et bruit de lecture…</translation>
    </message>
    <message>
        <source>&amp;Another movie of this camera: offset…</source>
        <translation>Un &amp;autre film de cette caméra&#xa0;: décalage…</translation>
    </message>
    <message>
        <source>&amp;Calibrate the camera from dark and flat movies…</source>
        <translation>&amp;Étalonner la caméra avec des films noirs et uniformes…</translation>
    </message>
    <message>
        <source>Gaussian noise</source>
        <translation>Bruit gaussien</translation>
    </message>
    <message>
        <source>ADU</source>
        <translation>ADU</translation>
    </message>
    <message>
        <source>Read noise: standard deviation of a pixel in the dark. EMCCD 10 to 60 ADU, sCMOS 1 to 4, CCD 3 to 20</source>
        <translation>Bruit de lecture&#xa0;: écart type d’un pixel dans le noir. EMCCD 10 à 60 ADU, sCMOS 1 à 4, CCD 3 à 20</translation>
    </message>
    <message>
        <source>Laplace noise b</source>
        <translation>Bruit de Laplace b</translation>
    </message>
    <message>
        <source>Scale of heavy-tailed noise: its variance is 2 b². Most cameras have none</source>
        <translation>Échelle d’un bruit à queues épaisses&#xa0;: sa variance est 2 b². La plupart des caméras n’en ont pas</translation>
    </message>
    <message>
        <source>Background</source>
        <translation>Fond</translation>
    </message>
    <message>
        <source>ph/px</source>
        <translation>ph/px</translation>
    </message>
    <message>
        <source>Detected photons of a pixel without molecules in one exposure; 1 to 200</source>
        <translation>Photons détectés d’un pixel sans molécule pendant une pose&#x202f;; 1 à 200</translation>
    </message>
    <message>
        <source>Gain</source>
        <translation>Gain</translation>
    </message>
    <message>
        <source>ADU/e⁻</source>
        <translation>ADU/e⁻</translation>
    </message>
    <message>
        <source>Camera values a photo-electron, EM gain included: EMCCD 5 to 300, sCMOS 0.4 to 2.5</source>
        <translation>Valeurs de la caméra par photo-électron, gain EM compris&#xa0;: EMCCD 5 à 300, sCMOS 0.4 à 2.5</translation>
    </message>
    <message>
        <source>Offset</source>
        <translation>Décalage</translation>
    </message>
    <message>
        <source>What the camera gives in the dark; often 100 to 1000</source>
        <translation>Ce que la caméra donne dans le noir (offset)&#x202f;; souvent 100 à 1000</translation>
    </message>
    <message>
        <source>Electron multiplication (EMCCD)</source>
        <translation>Multiplication d’électrons (EMCCD)</translation>
    </message>
    <message>
        <source>The gain register doubles the variance of the light and skews it. Held while the gain is locked</source>
        <translation>Le registre de gain double la variance de la lumière et la rend asymétrique. Fixé tant que le gain est verrouillé</translation>
    </message>
    <message>
        <source>change EM</source>
        <translation>la modification de EM</translation>
    </message>
    <message>
        <source>A movie in the dark</source>
        <translation>Un film dans le noir</translation>
    </message>
    <message>
        <source>Another movie of this camera</source>
        <translation>Autre film de cette caméra</translation>
    </message>
    <message>
        <source>Molecules</source>
        <translation>Molécules</translation>
    </message>
    <message>
        <source>Photons</source>
        <translation>Photons</translation>
    </message>
    <message>
        <source>a frame</source>
        <translation>/image</translation>
    </message>
    <message>
        <source>Detected photons of one molecule in one exposure; 100 to 2000</source>
        <translation>Photons détectés d’une molécule pendant une pose&#x202f;; 100 à 2000</translation>
    </message>
    <message>
        <source>PSF width</source>
        <translation>Largeur de la PSF</translation>
    </message>
    <message>
        <source>px</source>
        <translation>px</translation>
    </message>
    <message>
        <source>Standard deviation of the image of a resting molecule; 0.8 to 2 px</source>
        <translation>Écart type de l’image d’une molécule immobile&#x202f;; 0.8 à 2 px</translation>
    </message>
    <message>
        <source>Fit everything</source>
        <translation>Tout ajuster</translation>
    </message>
    <message>
        <source>Finds all numbers that are not locked, with their certainty, and the molecules&apos; light</source>
        <translation>Trouve tous les nombres non verrouillés, avec leur certitude, et la lumière des molécules</translation>
    </message>
    <message>
        <source>Fit levels only</source>
        <translation>Niveaux seuls</translation>
    </message>
    <message>
        <source>Finds Gaussian and Laplace noise; gain, offset and background stay as the sliders have them</source>
        <translation>Trouve les bruits gaussien et de Laplace&#x202f;; gain, décalage et fond restent comme les curseurs les donnent</translation>
    </message>
    <message>
        <source>Use for simulation and training</source>
        <translation>Utiliser pour simuler et entraîner</translation>
    </message>
    <message>
        <source>A guess from the clear spots of one frame.</source>
        <translation>Une estimation d’après les spots nets d’une image.</translation>
    </message>
    <message>
        <source>Usual numbers: no molecule has been measured yet.</source>
        <translation>Nombres usuels&#xa0;: aucune molécule n’a encore été mesurée.</translation>
    </message>
    <message>
        <source>A first guess: press Fit everything.</source>
        <translation>Une première estimation&#xa0;: appuyez sur Tout ajuster.</translation>
    </message>
    <message>
        <source>Simulate and Train get this noise, the PSF and the photons; the movie gets the camera, to be measured with. One Undo takes all of it back</source>
        <translation>Simuler et Entraîner reçoivent ce bruit, la PSF et les photons&#x202f;; le film reçoit la caméra, avec laquelle il est mesuré. Un seul Annuler reprend le tout</translation>
    </message>
    <message>
        <source>These numbers are a first guess: press Fit everything, or set one by hand, before they are used</source>
        <translation>Ces nombres sont une première estimation&#xa0;: appuyez sur Tout ajuster, ou réglez-en un à la main, avant de les utiliser</translation>
    </message>
    <message>
        <source>There is nothing to use until the movie&apos;s empty pixels are known</source>
        <translation>Il n’y a rien à utiliser avant que les pixels vides du film soient connus</translation>
    </message>
</context>
<context>
    <name>perrin::ui::NumberEdit</name>
    <message>
        <source>“%1” is not a number.</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas un nombre.</translation>
    </message>
    <message>
        <source>It must be %1 or more.</source>
        <translation>Il faut %1 ou plus.</translation>
    </message>
    <message>
        <source>It must be above %1.</source>
        <translation>Il faut plus de %1.</translation>
    </message>
    <message>
        <source>It must be %1 or less.</source>
        <translation>Il faut %1 ou moins.</translation>
    </message>
    <message>
        <source>It must be a whole number.</source>
        <translation>Il faut un nombre entier.</translation>
    </message>
</context>
<context>
    <name>perrin::ui::OverlayMovieDialog</name>
    <message>
        <source>Export movie with overlay</source>
        <translation>Exporter le film avec les anneaux</translation>
    </message>
    <message>
        <source>MP4 video</source>
        <translation>Vidéo MP4</translation>
    </message>
    <message>
        <source>AVI video (Motion JPEG)</source>
        <translation>Vidéo AVI (Motion JPEG)</translation>
    </message>
    <message>
        <source>PNG pictures, one a frame</source>
        <translation>Images PNG, une par image</translation>
    </message>
    <message>
        <source>MP4 is small and plays everywhere; AVI opens in ImageJ; PNG keeps every pixel</source>
        <translation>MP4 est petit et se lit partout&#x202f;; AVI s’ouvre dans ImageJ&#x202f;; PNG garde chaque pixel</translation>
    </message>
    <message>
        <source>File that is written; pictures get the frame&apos;s number added</source>
        <translation>Fichier écrit&#x202f;; les images reçoivent leur numéro</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>Parcourir…</translation>
    </message>
    <message>
        <source>First frame written, counted from 1</source>
        <translation>Première image écrite, comptée à partir de 1</translation>
    </message>
    <message>
        <source>Last frame written, counted from 1</source>
        <translation>Dernière image écrite, comptée à partir de 1</translation>
    </message>
    <message>
        <source>Frames a second when the video is played</source>
        <translation>Images par seconde à la lecture de la vidéo</translation>
    </message>
    <message>
        <source> frames/s</source>
        <translation> images/s</translation>
    </message>
    <message>
        <source>How many pixels wide and high a pixel of the movie is drawn</source>
        <translation>Largeur et hauteur, en pixels, d’un pixel du film</translation>
    </message>
    <message>
        <source> ×</source>
        <translation> ×</translation>
    </message>
    <message>
        <source>Molecules with their tails</source>
        <translation>Molécules avec leur traîne</translation>
    </message>
    <message>
        <source>Rings coloured by D, as in the window</source>
        <translation>Anneaux colorés par D, comme dans la fenêtre</translation>
    </message>
    <message>
        <source>D beside each</source>
        <translation>D à côté de chacune</translation>
    </message>
    <message>
        <source>D in µm²/s beside the rings</source>
        <translation>D en µm²/s à côté des anneaux</translation>
    </message>
    <message>
        <source>Time stamp</source>
        <translation>Temps</translation>
    </message>
    <message>
        <source>Time since the first frame, at the top left</source>
        <translation>Temps depuis la première image, en haut à gauche</translation>
    </message>
    <message>
        <source>Scale bar</source>
        <translation>Barre d’échelle</translation>
    </message>
    <message>
        <source>At the bottom right; needs the pixel size</source>
        <translation>En bas à droite&#x202f;; demande la taille du pixel</translation>
    </message>
    <message>
        <source>to</source>
        <translation>à</translation>
    </message>
    <message>
        <source>As</source>
        <translation>En</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>Frames</source>
        <translation>Images</translation>
    </message>
    <message>
        <source>Playback</source>
        <translation>Lecture</translation>
    </message>
    <message>
        <source>Enlarged</source>
        <translation>Agrandi</translation>
    </message>
    <message>
        <source>The last frame comes before the first.</source>
        <translation>La dernière image vient avant la première.</translation>
    </message>
    <message>
        <source>%1 pictures of %2 × %3 pixels.</source>
        <translation>%1 images de %2 × %3 pixels.</translation>
    </message>
    <message>
        <source>%1 frames of %2 × %3 pixels, %4 s of video. Contrast and colours as in the window.</source>
        <translation>%1 images de %2 × %3 pixels, %4 s de vidéo. Contraste et couleurs comme dans la fenêtre.</translation>
    </message>
</context>
<context>
    <name>perrin::ui::PathPlot</name>
    <message>
        <source>Trajectory</source>
        <translation>Trajectoire</translation>
    </message>
    <message>
        <source>The true way of the molecule, every sub-position, from the circle (dark) to the square (light).
Crosses: centres as the localizer finds them. Thick: the frame shown magnified.
Right click: save or copy.</source>
        <translation>Le vrai chemin de la molécule, chaque sous-position, du cercle (sombre) au carré (clair).
Croix&#xa0;: centres trouvés par le localisateur. Épais&#xa0;: l’image montrée agrandie.
Clic droit&#xa0;: enregistrer ou copier.</translation>
    </message>
    <message>
        <source>x (µm)</source>
        <translation>x (µm)</translation>
    </message>
    <message>
        <source>y (µm)</source>
        <translation>y (µm)</translation>
    </message>
</context>
<context>
    <name>perrin::ui::Plot</name>
    <message>
        <source>No molecule has a D above 0 to show</source>
        <translation>Aucune molécule n’a de D positif à montrer</translation>
    </message>
    <message>
        <source>RMSE (thick) and MAE (thin), %1</source>
        <translation>RMSE (épais) et MAE (fin), %1</translation>
    </message>
    <message>
        <source>%1: RMSE %2, MAE %3</source>
        <translation>%1&#xa0;: RMSE %2, MAE %3</translation>
    </message>
    <message>
        <source>%1: RMSE %2 ± %3, MAE %4</source>
        <translation>%1&#xa0;: RMSE %2 ± %3, MAE %4</translation>
    </message>
    <message>
        <source>report units</source>
        <translation>unités du rapport</translation>
    </message>
    <message>
        <source>of ln D</source>
        <translation>de ln D</translation>
    </message>
    <message>
        <source>%1, D %2: RMSE %3 ± %4, bias %5, %6 stacks</source>
        <translation>%1, D %2&#xa0;: RMSE %3 ± %4, biais %5, %6 piles</translation>
    </message>
    <message>
        <source>RMSE %1</source>
        <translation>RMSE %1</translation>
    </message>
    <message>
        <source>Nothing that was compared gives intervals</source>
        <translation>Rien de ce qui a été comparé ne donne d’intervalle</translation>
    </message>
    <message>
        <source>%1, D %2: the %3 % intervals hold %4 % of the truths</source>
        <translation>%1, D %2&#xa0;: les intervalles à %3&#xa0;% contiennent %4&#xa0;% des vraies valeurs</translation>
    </message>
    <message>
        <source>truths inside (%)</source>
        <translation>vraies valeurs contenues (%)</translation>
    </message>
    <message>
        <source>effective D</source>
        <translation>D effectif</translation>
    </message>
    <message>
        <source>D</source>
        <translation>D</translation>
    </message>
    <message>
        <source>It has no answers</source>
        <translation>Aucune réponse</translation>
    </message>
    <message>
        <source>simulated</source>
        <translation>simulé</translation>
    </message>
    <message>
        <source>real</source>
        <translation>réel</translation>
    </message>
    <message>
        <source>value (ADU)</source>
        <translation>valeur (ADU)</translation>
    </message>
    <message>
        <source>share a ADU</source>
        <translation>part par ADU</translation>
    </message>
    <message>
        <source>%1 ADU: %2 of %L3 pixels</source>
        <translation>%1 ADU&#xa0;: %2 sur %L3 pixels</translation>
    </message>
    <message>
        <source>real %1 ADU, simulated %2 ADU</source>
        <translation>réel %1 ADU, simulé %2 ADU</translation>
    </message>
    <message>
        <source>mean (ADU)</source>
        <translation>moyenne (ADU)</translation>
    </message>
    <message>
        <source>variance (ADU²)</source>
        <translation>variance (ADU²)</translation>
    </message>
    <message>
        <source>mean %1 ADU, variance %2 ADU²</source>
        <translation>moyenne %1 ADU, variance %2 ADU²</translation>
    </message>
    <message>
        <source>cycles a px</source>
        <translation>cycles par px</translation>
    </message>
    <message>
        <source>power (ADU²)</source>
        <translation>puissance (ADU²)</translation>
    </message>
    <message>
        <source>%1 cycles a px: %2 ADU²</source>
        <translation>%1 cycles par px&#xa0;: %2 ADU²</translation>
    </message>
    <message>
        <source>D (µm²/s)</source>
        <translation>D (µm²/s)</translation>
    </message>
    <message>
        <source>SD of ln D</source>
        <translation>Écart type de ln D</translation>
    </message>
    <message>
        <source>molecules</source>
        <translation>molécules</translation>
    </message>
    <message numerus="yes">
        <source>x %1, y %2 µm: %n molecule(s)</source>
        <translation>
            <numerusform>x %1, y %2 µm&#xa0;: %n molécule</numerusform>
            <numerusform>x %1, y %2 µm&#xa0;: %n molécules</numerusform>
        </translation>
    </message>
    <message>
        <source>, too few for a D</source>
        <translation>, trop peu pour un D</translation>
    </message>
    <message>
        <source>, D %1%2 µm²/s</source>
        <translation>, D %1%2 µm²/s</translation>
    </message>
    <message>
        <source>at most </source>
        <translation>au plus </translation>
    </message>
    <message>
        <source> (×/÷ %1)</source>
        <translation> (×/÷ %1)</translation>
    </message>
    <message>
        <source>, SD of ln D %1</source>
        <translation>, écart type de ln D %1</translation>
    </message>
    <message>
        <source>x (µm)</source>
        <translation>x (µm)</translation>
    </message>
    <message>
        <source>y (µm)</source>
        <translation>y (µm)</translation>
    </message>
    <message>
        <source>lag (s)</source>
        <translation>délai (s)</translation>
    </message>
    <message>
        <source>MSD (µm²)</source>
        <translation>MSD (µm²)</translation>
    </message>
    <message>
        <source>time (s)</source>
        <translation>temps (s)</translation>
    </message>
    <message>
        <source>MLE</source>
        <translation>MLE</translation>
    </message>
    <message>
        <source>Bayes</source>
        <translation>Bayes</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Réseau</translation>
    </message>
    <message>
        <source>None of the synthetic molecules was found and measured.</source>
        <translation>Aucune des molécules synthétiques n’a été trouvée et mesurée.</translation>
    </message>
    <message>
        <source>true D (µm²/s)</source>
        <translation>vrai D (µm²/s)</translation>
    </message>
    <message>
        <source>measured D (µm²/s)</source>
        <translation>D mesuré (µm²/s)</translation>
    </message>
    <message>
        <source>true %1, measured %2 µm²/s</source>
        <translation>vrai %1, mesuré %2 µm²/s</translation>
    </message>
    <message>
        <source>true %1</source>
        <translation>vrai %1</translation>
    </message>
    <message>
        <source>answered %1</source>
        <translation>répondu %1</translation>
    </message>
    <message>
        <source>true %1, answered %2 %3</source>
        <translation>vrai %1, répondu %2 %3</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>Écrit&#xa0;: %1</translation>
    </message>
    <message>
        <source>Drawn by Perrin</source>
        <translation>Dessiné par Perrin</translation>
    </message>
    <message>
        <source>Save plot</source>
        <translation>Enregistrer le graphique</translation>
    </message>
    <message>
        <source>PNG picture (*.png)</source>
        <translation>Image PNG (*.png)</translation>
    </message>
    <message>
        <source>SVG drawing (*.svg)</source>
        <translation>Dessin SVG (*.svg)</translation>
    </message>
    <message>
        <source>PDF page (*.pdf)</source>
        <translation>Page PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Table of its numbers (*.csv)</source>
        <translation>Tableau de ses nombres (*.csv)</translation>
    </message>
    <message>
        <source>Save plot… (PNG, SVG, PDF, CSV)</source>
        <translation>Enregistrer le graphique… (PNG, SVG, PDF, CSV)</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>Copier l’image</translation>
    </message>
    <message>
        <source>Copy numbers</source>
        <translation>Copier les nombres</translation>
    </message>
    <message>
        <source>real (ADU)</source>
        <translation>réel (ADU)</translation>
    </message>
    <message>
        <source>simulated (ADU)</source>
        <translation>simulé (ADU)</translation>
    </message>
    <message>
        <source>Real and simulated pixels are compared here, once the twin of a frame is made.</source>
        <translation>Les pixels réels et simulés sont comparés ici, une fois fait le jumeau d’une image.</translation>
    </message>
    <message>
        <source>D over time appears here for molecules that are seen for longer than 16 frames.</source>
        <translation>D au cours du temps apparaît ici pour les molécules vues pendant plus de 16 images.</translation>
    </message>
    <message>
        <source>D %1 µm²/s</source>
        <translation>D %1 µm²/s</translation>
    </message>
    <message>
        <source>expected error of D (%)</source>
        <translation>erreur attendue de D (%)</translation>
    </message>
    <message>
        <source>&gt; 300 %</source>
        <translation>&gt; 300&#xa0;%</translation>
    </message>
    <message>
        <source>± %1 %</source>
        <translation>± %1&#xa0;%</translation>
    </message>
    <message>
        <source>simulated now</source>
        <translation>simulé maintenant</translation>
    </message>
    <message>
        <source>advised</source>
        <translation>conseillé</translation>
    </message>
    <message>
        <source>frame interval (ms), each with its best exposure</source>
        <translation>intervalle entre images (ms), avec sa meilleure pose</translation>
    </message>
    <message>
        <source>every %1 ms, exposed for %2 ms (%3 photons):</source>
        <translation>toutes les %1 ms, pose de %2 ms (%3 photons)&#xa0;:</translation>
    </message>
    <message>
        <source>
%1: %2</source>
        <translation>
%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>frame interval (ms)</source>
        <translation>intervalle entre images (ms)</translation>
    </message>
    <message>
        <source>exposure (ms)</source>
        <translation>temps de pose (ms)</translation>
    </message>
    <message>
        <source>every %1 ms, exposed for %2 ms: </source>
        <translation>toutes les %1 ms, pose de %2 ms&#xa0;: </translation>
    </message>
    <message>
        <source>the camera cannot, or neighbours are too near</source>
        <translation>la caméra ne le peut pas, ou des voisines sont trop proches</translation>
    </message>
</context>
<context>
    <name>perrin::ui::PopulationPanel</name>
    <message>
        <source>Histogram of D</source>
        <translation>Histogramme de D</translation>
    </message>
    <message>
        <source>Delete region</source>
        <translation>Supprimer la région</translation>
    </message>
    <message>
        <source>Copy table</source>
        <translation>Copier le tableau</translation>
    </message>
    <message>
        <source>Check movie…</source>
        <translation>Vérifier le film…</translation>
    </message>
    <message>
        <source>How many molecules have which D, a fifth of a decade a bar, in the colours of the rings.
The line marks the chosen molecule. Right click: save or copy.</source>
        <translation>Combien de molécules ont quel D, un cinquième de décade par barre, dans les couleurs des anneaux.
La ligne marque la molécule choisie. Clic droit&#xa0;: enregistrer ou copier.</translation>
    </message>
    <message>
        <source>Populations</source>
        <translation>Populations</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Région</translation>
    </message>
    <message>
        <source>Molecules</source>
        <translation>Molécules</translation>
    </message>
    <message>
        <source>Immobile</source>
        <translation>Immobiles</translation>
    </message>
    <message>
        <source>Double click to rename a region</source>
        <translation>Double-clic pour renommer une région</translation>
    </message>
    <message>
        <source>Molecules, by their mean position</source>
        <translation>Molécules, selon leur position moyenne</translation>
    </message>
    <message>
        <source>Median D with its 95 % bootstrap interval; molecules with only an upper limit rank below all others</source>
        <translation>D médian avec son intervalle bootstrap à 95&#xa0;%&#x202f;; les molécules qui n’ont qu’une limite supérieure sont rangées sous toutes les autres</translation>
    </message>
    <message>
        <source>Share of molecules whose motion cannot be told from their localization error, with its 95 % interval (Wilson)</source>
        <translation>Part des molécules dont le mouvement ne se distingue pas de l’erreur de localisation, avec son intervalle à 95&#xa0;% (Wilson)</translation>
    </message>
    <message>
        <source>Delete the chosen region; its molecules stay (Delete)</source>
        <translation>Supprime la région choisie&#x202f;; ses molécules restent (Suppr)</translation>
    </message>
    <message>
        <source>Copy this table, for a spreadsheet</source>
        <translation>Copie ce tableau, pour un tableur</translation>
    </message>
    <message>
        <source>How many molecules of a known D are found in this movie, and how right is their D? Tried with synthetic ones</source>
        <translation>Combien de molécules d’un D connu sont trouvées dans ce film, et leur D est-il juste&#x202f;? Essayé avec des molécules synthétiques</translation>
    </message>
    <message>
        <source>delete region %1</source>
        <translation>la suppression de la région %1</translation>
    </message>
    <message>
        <source>rename region %1</source>
        <translation>le changement de nom de la région %1</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Toutes</translation>
    </message>
    <message>
        <source>The histogram of D appears here, and below it the medians of all molecules and of each region.</source>
        <translation>L’histogramme de D apparaît ici, et au-dessous les médianes de toutes les molécules et de chaque région.</translation>
    </message>
    <message>
        <source>No molecule was found: raise the false alarms, or draw other regions.</source>
        <translation>Aucune molécule n’a été trouvée&#xa0;: augmentez les fausses alarmes, ou dessinez d’autres régions.</translation>
    </message>
    <message>
        <source>Press Find molecules.</source>
        <translation>Appuyez sur Chercher les molécules.</translation>
    </message>
    <message>
        <source>Median D
(µm²/s)</source>
        <translation>D médian
(µm²/s)</translation>
    </message>
</context>
<context>
    <name>perrin::ui::RangeRow</name>
    <message>
        <source>range of %1</source>
        <translation>la plage de «&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>How %1 is drawn</source>
        <translation>Comment est tiré&#xa0;: %1</translation>
    </message>
    <message>
        <source>fixed</source>
        <translation>fixe</translation>
    </message>
    <message>
        <source>Every stack has the value set above</source>
        <translation>Chaque pile a la valeur donnée ci-dessus</translation>
    </message>
    <message>
        <source>uniform</source>
        <translation>uniforme</translation>
    </message>
    <message>
        <source>Every value in the interval is as likely</source>
        <translation>Toute valeur de l’intervalle est aussi probable</translation>
    </message>
    <message>
        <source>log-uniform</source>
        <translation>log-uniforme</translation>
    </message>
    <message>
        <source>Every factor is as likely: as many from 0.1 to 1 as from 1 to 10</source>
        <translation>Tout facteur est aussi probable&#xa0;: autant de 0.1 à 1 que de 1 à 10</translation>
    </message>
    <message>
        <source>Smallest value drawn, %1</source>
        <translation>Plus petite valeur tirée, %1</translation>
    </message>
    <message>
        <source>Largest value drawn, %1</source>
        <translation>Plus grande valeur tirée, %1</translation>
    </message>
    <message>
        <source>%1 from, %2</source>
        <translation>%1 de, %2</translation>
    </message>
    <message>
        <source>%1 to, %2</source>
        <translation>%1 à, %2</translation>
    </message>
    <message>
        <source>to</source>
        <translation>à</translation>
    </message>
    <message>
        <source>Both ends are needed.</source>
        <translation>Les deux bornes sont nécessaires.</translation>
    </message>
    <message>
        <source>list of %1</source>
        <translation>la liste de «&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>The values that the scenario file lists, in turn</source>
        <translation>Les valeurs que donne le fichier du scénario, tour à tour</translation>
    </message>
</context>
<context>
    <name>perrin::ui::RecoveredTable</name>
    <message>
        <source>True and recovered D</source>
        <translation>D vrai et D retrouvé</translation>
    </message>
    <message>
        <source>D that this stack was made with, and what each method makes of its noisy frames</source>
        <translation>Le D avec lequel cette pile est faite, et ce que chaque méthode tire de ses images bruitées</translation>
    </message>
    <message>
        <source>True D</source>
        <translation>Vrai D</translation>
    </message>
    <message>
        <source>The D that the motion was drawn with</source>
        <translation>Le D avec lequel le mouvement est tiré</translation>
    </message>
    <message>
        <source>Effective D</source>
        <translation>D effectif</translation>
    </message>
    <message>
        <source>Of this path, without any noise: a line through the origin and its MSD at all lags, as the 2024 report
defines it. It differs from the true D by chance alone, and by a lot.</source>
        <translation>De ce chemin, sans aucun bruit&#xa0;: une droite par l’origine et son MSD à tous les délais, comme le définit
le rapport de 2024. Il diffère du vrai D par le seul hasard, et de beaucoup.</translation>
    </message>
    <message>
        <source>Mean squared step</source>
        <translation>Pas quadratique moyen</translation>
    </message>
    <message>
        <source>Of this path, without any noise: the mean squared step from sub-position to sub-position over 4 times its time</source>
        <translation>De ce chemin, sans aucun bruit&#xa0;: le carré moyen du pas d’une sous-position à la suivante, divisé par 4 fois sa durée</translation>
    </message>
    <message>
        <source>The molecule is found in none of the %1 frames.</source>
        <translation>La molécule n’est trouvée dans aucune des %1 images.</translation>
    </message>
    <message>
        <source>The molecule is found in %1 of %2 frames.</source>
        <translation>La molécule est trouvée dans %1 images sur %2.</translation>
    </message>
    <message>
        <source>Only the first %1 frames are previewed.</source>
        <translation>L’aperçu ne montre que les %1 premières images.</translation>
    </message>
    <message>
        <source>D
(µm²/s)</source>
        <translation>D
(µm²/s)</translation>
    </message>
    <message>
        <source>95 %
interval</source>
        <translation>intervalle
à 95&#xa0;%</translation>
    </message>
    <message>
        <source>report
units</source>
        <translation>unités
du rapport</translation>
    </message>
</context>
<context>
    <name>perrin::ui::RegionEditor</name>
    <message>
        <source>Region %1</source>
        <translation>Région %1</translation>
    </message>
    <message>
        <source>Draw a &amp;rectangle</source>
        <translation>Dessiner un &amp;rectangle</translation>
    </message>
    <message>
        <source>Draw a &amp;polygon (double click ends it)</source>
        <translation>Dessiner un &amp;polygone (un double-clic le termine)</translation>
    </message>
    <message>
        <source>Draw &amp;freehand</source>
        <translation>Dessiner à main &amp;levée</translation>
    </message>
    <message>
        <source>Molecules &amp;inside the regions</source>
        <translation>Molécules à l’&amp;intérieur des régions</translation>
    </message>
    <message>
        <source>Molecules &amp;outside the regions</source>
        <translation>Molécules à l’&amp;extérieur des régions</translation>
    </message>
    <message>
        <source>&amp;All molecules, named by region</source>
        <translation>&amp;Toutes les molécules, nommées par région</translation>
    </message>
    <message>
        <source>Open ImageJ regions… (.roi, .zip)</source>
        <translation>Ouvrir des régions ImageJ… (.roi, .zip)</translation>
    </message>
    <message>
        <source>Save regions for ImageJ…</source>
        <translation>Enregistrer les régions pour ImageJ…</translation>
    </message>
    <message>
        <source>Delete all regions</source>
        <translation>Supprimer toutes les régions</translation>
    </message>
    <message>
        <source>delete all regions</source>
        <translation>la suppression de toutes les régions</translation>
    </message>
    <message>
        <source>draw %1</source>
        <translation>le dessin de %1</translation>
    </message>
    <message>
        <source>open regions</source>
        <translation>l’ouverture de régions</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>Écrit&#xa0;: %1</translation>
    </message>
    <message>
        <source>Open ImageJ regions</source>
        <translation>Ouvrir des régions ImageJ</translation>
    </message>
    <message>
        <source>ImageJ regions (*.roi *.zip)</source>
        <translation>Régions ImageJ (*.roi *.zip)</translation>
    </message>
    <message>
        <source>Save regions for ImageJ</source>
        <translation>Enregistrer les régions pour ImageJ</translation>
    </message>
    <message>
        <source>ImageJ region (*.roi)</source>
        <translation>Région ImageJ (*.roi)</translation>
    </message>
    <message>
        <source>ImageJ regions (*.zip)</source>
        <translation>Régions ImageJ (*.zip)</translation>
    </message>
</context>
<context>
    <name>perrin::ui::RunList</name>
    <message>
        <source>Scenario %1, network %2, %3 epochs of %4 stacks. Begun %5.</source>
        <translation>Scénario %1, réseau %2, %3 époques de %4 piles. Commencé le %5.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Entraînements</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Entraînement</translation>
    </message>
    <message>
        <source>RMSE</source>
        <translation>RMSE</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Tick a run to lay its curves over those of the chosen one; double click to rename</source>
        <translation>Cochez un entraînement pour superposer ses courbes à celles de celui qui est choisi&#x202f;; double-clic pour renommer</translation>
    </message>
    <message>
        <source>Of the best weights, on stacks never learned from: of ln D, or µm²/s</source>
        <translation>Des meilleurs poids, sur des piles jamais apprises&#xa0;: de ln D, ou µm²/s</translation>
    </message>
    <message>
        <source>One run is trained at a time; others wait</source>
        <translation>Un seul entraînement avance à la fois&#x202f;; les autres attendent</translation>
    </message>
    <message>
        <source>End the run early: its model is what it has learned so far. It can be resumed.</source>
        <translation>Termine l’entraînement plus tôt&#xa0;: son modèle est ce qu’il a appris jusqu’ici. Il peut être repris.</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Plus</translation>
    </message>
    <message>
        <source>Rename, duplicate, show the card, delete</source>
        <translation>Renommer, dupliquer, montrer la fiche, supprimer</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Suspendre</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Commencer</translation>
    </message>
    <message>
        <source>Go on from the checkpoint</source>
        <translation>Continue à partir du point de reprise</translation>
    </message>
    <message>
        <source>Show the model&apos;s card</source>
        <translation>Montrer la fiche du modèle</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Renommer</translation>
    </message>
    <message>
        <source>Duplicate: its settings for a new run</source>
        <translation>Dupliquer&#xa0;: ses réglages pour un nouvel entraînement</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Supprimer…</translation>
    </message>
    <message>
        <source>Delete a run</source>
        <translation>Supprimer un entraînement</translation>
    </message>
    <message>
        <source>Delete %1 with all that it has learned?</source>
        <translation>Supprimer %1 avec tout ce qu’il a appris&#x202f;?</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Your trainings are listed here, and kept until you delete them.</source>
        <translation>Vos entraînements apparaissent ici, et restent jusqu’à ce que vous les supprimiez.</translation>
    </message>
    <message>
        <source>Set one up above and press Start training.</source>
        <translation>Réglez-en un ci-dessus et appuyez sur Lancer l’entraînement.</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>Début</translation>
    </message>
    <message>
        <source>When it was started: the time today, else the day</source>
        <translation>Quand il a été lancé&#xa0;: l’heure si c’est aujourd’hui, sinon le jour</translation>
    </message>
    <message>
        <source>Write a checkpoint and free the processor. Nothing is lost: it can be resumed any time, also after the program was closed</source>
        <translation>Écrit un point de reprise et libère le processeur. Rien n’est perdu&#xa0;: il peut être repris à tout moment, même après la fermeture du programme</translation>
    </message>
</context>
<context>
    <name>perrin::ui::ScenarioEditor</name>
    <message>
        <source>change %1</source>
        <translation>la modification de «&#xa0;%1&#xa0;»</translation>
    </message>
</context>
<context>
    <name>perrin::ui::ScenarioHeader</name>
    <message>
        <source>Preset</source>
        <translation>Préréglage</translation>
    </message>
    <message>
        <source>Complete settings to start from; what was set before can be undone</source>
        <translation>Réglages complets pour commencer&#x202f;; ce qui était réglé avant peut être rétabli</translation>
    </message>
    <message>
        <source>The same seed and settings give the same picture, to the last bit.
Stacks of an export follow from it too.</source>
        <translation>La même graine et les mêmes réglages donnent la même image, au bit près.
Les piles d’un export en découlent aussi.</translation>
    </message>
    <message>
        <source>New seed</source>
        <translation>Nouvelle graine</translation>
    </message>
    <message>
        <source>Another molecule of the same kind (N)</source>
        <translation>Une autre molécule du même genre (N)</translation>
    </message>
    <message>
        <source>Load…</source>
        <translation>Charger…</translation>
    </message>
    <message>
        <source>Read a scenario from a file (JSON)</source>
        <translation>Lire un scénario dans un fichier (JSON)</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Enregistrer…</translation>
    </message>
    <message>
        <source>Write this scenario to a file (JSON)</source>
        <translation>Écrire ce scénario dans un fichier (JSON)</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Graine</translation>
    </message>
    <message>
        <source>choose preset %1</source>
        <translation>le choix du préréglage %1</translation>
    </message>
    <message>
        <source>new seed</source>
        <translation>la nouvelle graine</translation>
    </message>
    <message>
        <source>%1, changed</source>
        <translation>%1, modifié</translation>
    </message>
    <message>
        <source>Custom</source>
        <translation>Personnalisé</translation>
    </message>
    <message>
        <source>Changed from %1.</source>
        <translation>Modifié à partir de %1.</translation>
    </message>
</context>
<context>
    <name>perrin::ui::ScenarioPanel</name>
    <message>
        <source>From the movie</source>
        <translation>D’après le film</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>Mouvement</translation>
    </message>
    <message>
        <source>Microscope</source>
        <translation>Microscope</translation>
    </message>
    <message>
        <source>The report&apos;s image formation has its own light, PSF and noise: only what is shown here counts. The table at the right has D in report units, too.</source>
        <translation>La formation d’image du rapport a sa propre lumière, sa PSF et son bruit&#xa0;: seul compte ce qui est montré ici. Le tableau de droite donne aussi D dans les unités du rapport.</translation>
    </message>
    <message>
        <source>Light and camera</source>
        <translation>Lumière et caméra</translation>
    </message>
    <message>
        <source>Drawn in training and export</source>
        <translation>Tiré à l’entraînement et à l’export</translation>
    </message>
    <message>
        <source>Size of stacks and movies</source>
        <translation>Taille des piles et des films</translation>
    </message>
    <message>
        <source>Export stacks or a movie…</source>
        <translation>Exporter des piles ou un film…</translation>
    </message>
    <message>
        <source>Write stacks of single molecules or one movie of many, with their truth (Ctrl+E)</source>
        <translation>Écrit des piles de molécules uniques ou un film de plusieurs, avec leur vérité (Ctrl+E)</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Plus</translation>
    </message>
    <message>
        <source>Show settings that are needed less often</source>
        <translation>Montre les réglages moins souvent utiles</translation>
    </message>
    <message>
        <source>Pixel size, frame interval, exposure, camera and PSF as they are known of the movie that is open</source>
        <translation>Taille du pixel, intervalle entre images, temps de pose, caméra et PSF tels qu’ils sont connus du film ouvert</translation>
    </message>
    <message>
        <source>Takes what is known of the movie that is open; none is</source>
        <translation>Reprend ce qui est connu du film ouvert&#x202f;; il n’y en a pas</translation>
    </message>
    <message>
        <source>use the movie&apos;s settings</source>
        <translation>la reprise des réglages du film</translation>
    </message>
    <message>
        <source>How the molecule moves in the plane</source>
        <translation>Comment la molécule se déplace dans le plan</translation>
    </message>
    <message>
        <source>Brownian</source>
        <translation>Brownien</translation>
    </message>
    <message>
        <source>Free diffusion</source>
        <translation>Diffusion libre</translation>
    </message>
    <message>
        <source>Confined</source>
        <translation>Confiné</translation>
    </message>
    <message>
        <source>Diffusion in a circle that reflects</source>
        <translation>Diffusion dans un cercle réfléchissant</translation>
    </message>
    <message>
        <source>Directed</source>
        <translation>Dirigé</translation>
    </message>
    <message>
        <source>Diffusion with a steady drift</source>
        <translation>Diffusion avec une dérive constante</translation>
    </message>
    <message>
        <source>Two states</source>
        <translation>Deux états</translation>
    </message>
    <message>
        <source>Switches between two D at random</source>
        <translation>Passe au hasard entre deux D</translation>
    </message>
    <message>
        <source>Immobile</source>
        <translation>Immobiles</translation>
    </message>
    <message>
        <source>Stays where it is</source>
        <translation>Reste où elle est</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Caméra</translation>
    </message>
    <message>
        <source>What turns light into numbers</source>
        <translation>Ce qui change la lumière en nombres</translation>
    </message>
    <message>
        <source>CCD</source>
        <translation>CCD</translation>
    </message>
    <message>
        <source>All pixels alike; Poisson noise and read noise</source>
        <translation>Tous les pixels sont semblables&#x202f;; bruit de Poisson et bruit de lecture</translation>
    </message>
    <message>
        <source>EMCCD</source>
        <translation>EMCCD</translation>
    </message>
    <message>
        <source>Electron multiplication: hardly any read noise, but twice the variance of the light</source>
        <translation>Multiplication d’électrons&#xa0;: presque pas de bruit de lecture, mais deux fois la variance de la lumière</translation>
    </message>
    <message>
        <source>sCMOS</source>
        <translation>sCMOS</translation>
    </message>
    <message>
        <source>Every pixel has its own offset, gain and read noise</source>
        <translation>Chaque pixel a son propre décalage, son gain et son bruit de lecture</translation>
    </message>
    <message>
        <source>D</source>
        <translation>D</translation>
    </message>
    <message>
        <source>Diffusion coefficient of the molecule in the preview.
Typical: 0.01 to 1 in membranes, 1 to 10 in cytosol, above 10 in water.</source>
        <translation>Coefficient de diffusion de la molécule de l’aperçu.
Typique&#xa0;: 0.01 à 1 dans une membrane, 1 à 10 dans le cytosol, plus de 10 dans l’eau.</translation>
    </message>
    <message>
        <source>Radius</source>
        <translation>Rayon</translation>
    </message>
    <message>
        <source>nm</source>
        <translation>nm</translation>
    </message>
    <message>
        <source>Of the circle that the molecule cannot leave. Typical: 50 to 500 nm.</source>
        <translation>Du cercle que la molécule ne peut pas quitter. Typique&#xa0;: 50 à 500 nm.</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Vitesse</translation>
    </message>
    <message>
        <source>µm/s</source>
        <translation>µm/s</translation>
    </message>
    <message>
        <source>Of the drift on top of the diffusion; its direction is drawn. Typical: 0.5 to 2 µm/s for molecular motors.</source>
        <translation>De la dérive ajoutée à la diffusion&#x202f;; sa direction est tirée au sort. Typique&#xa0;: 0.5 à 2 µm/s pour un moteur moléculaire.</translation>
    </message>
    <message>
        <source>Second D</source>
        <translation>Second D</translation>
    </message>
    <message>
        <source>Diffusion coefficient in the other state, bound for example.</source>
        <translation>Coefficient de diffusion dans l’autre état, par exemple lié.</translation>
    </message>
    <message>
        <source>Leaves first</source>
        <translation>Quitte le premier</translation>
    </message>
    <message>
        <source>How often a second the first state is left for the other. Typical: 0.1 to 100.</source>
        <translation>Combien de fois par seconde le premier état est quitté pour l’autre. Typique&#xa0;: 0.1 à 100.</translation>
    </message>
    <message>
        <source>Leaves second</source>
        <translation>Quitte le second</translation>
    </message>
    <message>
        <source>How often a second the second state is left for the first. Typical: 0.1 to 100.</source>
        <translation>Combien de fois par seconde le second état est quitté pour le premier. Typique&#xa0;: 0.1 à 100.</translation>
    </message>
    <message>
        <source>Frames</source>
        <translation>Images</translation>
    </message>
    <message>
        <source>Length of a stack. The error of D falls with its square root. Typical: 16.</source>
        <translation>Longueur d’une pile. L’erreur de D diminue comme sa racine carrée. Typique&#xa0;: 16.</translation>
    </message>
    <message>
        <source>Sub-positions</source>
        <translation>Sous-positions</translation>
    </message>
    <message>
        <source>/frame</source>
        <translation>/image</translation>
    </message>
    <message>
        <source>Places of the molecule in one exposure, which together make its blur.
16 and more are free of bias; the 2024 report has 10.</source>
        <translation>Places de la molécule pendant une pose, qui forment ensemble son flou.
À partir de 16, pas de biais&#x202f;; le rapport de 2024 en a 10.</translation>
    </message>
    <message>
        <source>Pixel size</source>
        <translation>Taille du pixel</translation>
    </message>
    <message>
        <source>Of one pixel in the sample: camera pixel / magnification. Typical: 80 to 160 nm.</source>
        <translation>D’un pixel dans l’échantillon&#xa0;: pixel de la caméra / grandissement. Typique&#xa0;: 80 à 160 nm.</translation>
    </message>
    <message>
        <source>Frame interval</source>
        <translation>Intervalle entre images</translation>
    </message>
    <message>
        <source>ms</source>
        <translation>ms</translation>
    </message>
    <message>
        <source>From the start of one frame to the start of the next. Typical: 5 to 100 ms.</source>
        <translation>Du début d’une image au début de la suivante. Typique&#xa0;: 5 à 100 ms.</translation>
    </message>
    <message>
        <source>Exposure</source>
        <translation>Temps de pose</translation>
    </message>
    <message>
        <source>How long light is collected in each frame; at most the frame interval.
A shorter one blurs fast molecules less.</source>
        <translation>Durée de collecte de la lumière dans chaque image&#x202f;; au plus l’intervalle entre images.
Plus court, il rend moins floues les molécules rapides.</translation>
    </message>
    <message>
        <source>PSF FWHM</source>
        <translation>Largeur PSF (FWHM)</translation>
    </message>
    <message>
        <source>Full width at half maximum of a resting molecule&apos;s image, about half the wavelength over NA.
Typical: 200 to 350 nm.</source>
        <translation>Largeur à mi-hauteur de l’image d’une molécule immobile (PSF), environ la moitié de la longueur d’onde sur l’ouverture numérique.
Typique&#xa0;: 200 à 350 nm.</translation>
    </message>
    <message>
        <source>Photons</source>
        <translation>Photons</translation>
    </message>
    <message>
        <source>Detected from the molecule in one exposure. Typical: 100 to 2000.</source>
        <translation>Détectés de la molécule pendant une pose. Typique&#xa0;: 100 à 2000.</translation>
    </message>
    <message>
        <source>Background</source>
        <translation>Fond</translation>
    </message>
    <message>
        <source>ph/px</source>
        <translation>ph/px</translation>
    </message>
    <message>
        <source>Detected photons a pixel and exposure without the molecule. Typical: 1 to 40.</source>
        <translation>Photons détectés par pixel et par pose sans la molécule. Typique&#xa0;: 1 à 40.</translation>
    </message>
    <message>
        <source>Gaussian noise</source>
        <translation>Bruit gaussien</translation>
    </message>
    <message>
        <source>ADU</source>
        <translation>ADU</translation>
    </message>
    <message>
        <source>Standard deviation of the read noise: electrons rms × gain.
Typical: 1 to 5 ADU (sCMOS, CCD), 10 to 30 (EMCCD).</source>
        <translation>Écart type du bruit de lecture&#xa0;: électrons efficaces × gain.
Typique&#xa0;: 1 à 5 ADU (sCMOS, CCD), 10 à 30 (EMCCD).</translation>
    </message>
    <message>
        <source>Laplace noise b</source>
        <translation>Bruit de Laplace b</translation>
    </message>
    <message>
        <source>Scale of heavy-tailed noise: its variance is 2 b². Usually 0; Match finds it on a real frame.</source>
        <translation>Échelle d’un bruit à queues épaisses&#xa0;: sa variance est 2 b². D’ordinaire 0&#x202f;; Accorder le trouve sur une image réelle.</translation>
    </message>
    <message>
        <source>Gain</source>
        <translation>Gain</translation>
    </message>
    <message>
        <source>ADU/e⁻</source>
        <translation>ADU/e⁻</translation>
    </message>
    <message>
        <source>ADU per photo-electron, EM gain included. Typical: 0.5 to 3 (sCMOS, CCD), 30 to 100 (EMCCD).</source>
        <translation>ADU par photo-électron, gain EM compris. Typique&#xa0;: 0.5 à 3 (sCMOS, CCD), 30 à 100 (EMCCD).</translation>
    </message>
    <message>
        <source>Offset</source>
        <translation>Décalage</translation>
    </message>
    <message>
        <source>Mean value of a pixel without light. Typical: 100 to 500.</source>
        <translation>Valeur moyenne d’un pixel sans lumière (offset). Typique&#xa0;: 100 à 500.</translation>
    </message>
    <message>
        <source>Offset spread</source>
        <translation>Dispersion du décalage</translation>
    </message>
    <message>
        <source>Standard deviation of the offset from pixel to pixel. Typical: 1 to 3.</source>
        <translation>Écart type du décalage d’un pixel à l’autre. Typique&#xa0;: 1 à 3.</translation>
    </message>
    <message>
        <source>Gain spread</source>
        <translation>Dispersion du gain</translation>
    </message>
    <message>
        <source>%</source>
        <translation>%</translation>
    </message>
    <message>
        <source>Relative standard deviation of the gain from pixel to pixel. Typical: 1 %.</source>
        <translation>Écart type relatif du gain d’un pixel à l’autre. Typique&#xa0;: 1&#xa0;%.</translation>
    </message>
    <message>
        <source>Noise spread</source>
        <translation>Dispersion du bruit</translation>
    </message>
    <message>
        <source>of ln</source>
        <translation>de ln</translation>
    </message>
    <message>
        <source>Standard deviation of the logarithm of the read noise from pixel to pixel; its median is the noise above.
Typical: 0.25.</source>
        <translation>Écart type du logarithme du bruit de lecture d’un pixel à l’autre&#x202f;; sa médiane est le bruit ci-dessus.
Typique&#xa0;: 0.25.</translation>
    </message>
    <message>
        <source>Offset map</source>
        <translation>Carte de décalage</translation>
    </message>
    <message>
        <source>TIFF with the offset of every pixel, ADU</source>
        <translation>TIFF du décalage de chaque pixel, ADU</translation>
    </message>
    <message>
        <source>Gain map</source>
        <translation>Carte de gain</translation>
    </message>
    <message>
        <source>TIFF with the gain of every pixel, ADU/e⁻</source>
        <translation>TIFF du gain de chaque pixel, ADU/e⁻</translation>
    </message>
    <message>
        <source>Noise map</source>
        <translation>Carte de bruit</translation>
    </message>
    <message>
        <source>TIFF with the read noise of every pixel, e⁻ rms</source>
        <translation>TIFF du bruit de lecture de chaque pixel, e⁻ efficaces</translation>
    </message>
    <message>
        <source>Slope</source>
        <translation>Pente</translation>
    </message>
    <message>
        <source>Change of the background from one edge of the picture to the opposite one; its direction is drawn.
Typical: 0 to 30 %.</source>
        <translation>Variation du fond d’un bord de l’image au bord opposé&#x202f;; sa direction est tirée au sort.
Typique&#xa0;: 0 à 30&#xa0;%.</translation>
    </message>
    <message>
        <source>Bleaches after</source>
        <translation>Blanchit après</translation>
    </message>
    <message>
        <source>s</source>
        <translation>s</translation>
    </message>
    <message>
        <source>Mean time until the molecule goes dark for good; 0: never. Typical: 0.5 to 20 s.</source>
        <translation>Temps moyen avant le photoblanchiment de la molécule&#x202f;; 0&#xa0;: jamais. Typique&#xa0;: 0.5 à 20 s.</translation>
    </message>
    <message>
        <source>Blinks: on</source>
        <translation>Clignotement&#xa0;: allumée</translation>
    </message>
    <message>
        <source>Mean time of being lit; 0 for both: it does not blink.</source>
        <translation>Durée moyenne allumée&#x202f;; 0 pour les deux&#xa0;: elle ne clignote pas.</translation>
    </message>
    <message>
        <source>Blinks: off</source>
        <translation>Clignotement&#xa0;: éteinte</translation>
    </message>
    <message>
        <source>Mean time of being dark; 0 for both: it does not blink.</source>
        <translation>Durée moyenne éteinte&#x202f;; 0 pour les deux&#xa0;: elle ne clignote pas.</translation>
    </message>
    <message>
        <source>Bit depth</source>
        <translation>Profondeur</translation>
    </message>
    <message>
        <source>bits</source>
        <translation>bits</translation>
    </message>
    <message>
        <source>Values are rounded and clipped to what so many bits hold. Typical: 16.</source>
        <translation>Les valeurs sont arrondies et limitées à ce que contiennent autant de bits. Typique&#xa0;: 16.</translation>
    </message>
    <message>
        <source>How D is drawn for each stack in training and export.
log-uniform over what you expect, and a little more, trains best.</source>
        <translation>Comment D est tiré pour chaque pile, à l’entraînement et à l’export.
Log-uniforme sur ce que vous attendez, et un peu plus, entraîne le mieux.</translation>
    </message>
    <message>
        <source>Even effective D</source>
        <translation>D effectif égal</translation>
    </message>
    <message>
        <source>Paths are chosen so that the effective D of the stacks, the report&apos;s label, is spread evenly from 0 to this;
0: it comes as it comes. 20 µm²/s are the report&apos;s 50 units.</source>
        <translation>Les chemins sont choisis pour que le D effectif des piles, celui du rapport, soit réparti également de 0 à cette valeur&#x202f;;
0&#xa0;: il vient comme il vient. 20 µm²/s sont les 50 unités du rapport.</translation>
    </message>
    <message>
        <source>How the molecule&apos;s photons a frame are drawn for each stack</source>
        <translation>Comment les photons par image de la molécule sont tirés pour chaque pile</translation>
    </message>
    <message>
        <source>How the background is drawn for each stack</source>
        <translation>Comment le fond est tiré pour chaque pile</translation>
    </message>
    <message>
        <source>PSF tolerance</source>
        <translation>Tolérance de PSF</translation>
    </message>
    <message>
        <source>Each stack has its own PSF width within ± this. 10 % covers usual defocus; 0: none.</source>
        <translation>Chaque pile a sa propre largeur de PSF, à ± cette valeur près. 10&#xa0;% couvrent le défaut de mise au point usuel&#x202f;; 0&#xa0;: aucune.</translation>
    </message>
    <message>
        <source>Stack width</source>
        <translation>Largeur de pile</translation>
    </message>
    <message>
        <source>px</source>
        <translation>px</translation>
    </message>
    <message>
        <source>Of the window around one molecule. Usual: 64.</source>
        <translation>De la fenêtre autour d’une molécule. Usuel&#xa0;: 64.</translation>
    </message>
    <message>
        <source>Stack height</source>
        <translation>Hauteur de pile</translation>
    </message>
    <message>
        <source>Off centre</source>
        <translation>Décentrage</translation>
    </message>
    <message>
        <source>The molecule&apos;s place is drawn within ± this of the middle of the window. Usual: 2.</source>
        <translation>La place de la molécule est tirée à ± cette valeur du milieu de la fenêtre. Usuel&#xa0;: 2.</translation>
    </message>
    <message>
        <source>Centred at</source>
        <translation>Centrée à</translation>
    </message>
    <message>
        <source>When the molecule is at that place</source>
        <translation>Quand la molécule est à cette place</translation>
    </message>
    <message>
        <source>Half time</source>
        <translation>Mi-temps</translation>
    </message>
    <message>
        <source>As measured tracks are cut out</source>
        <translation>Comme sont découpées les trajectoires mesurées</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Début</translation>
    </message>
    <message>
        <source>Of the first frame</source>
        <translation>De la première image</translation>
    </message>
    <message>
        <source>Movie width</source>
        <translation>Largeur du film</translation>
    </message>
    <message>
        <source>Of the field of view of an exported movie</source>
        <translation>Du champ d’un film exporté</translation>
    </message>
    <message>
        <source>Movie height</source>
        <translation>Hauteur du film</translation>
    </message>
    <message>
        <source>Movie frames</source>
        <translation>Images du film</translation>
    </message>
    <message>
        <source>Length of an exported movie</source>
        <translation>Longueur d’un film exporté</translation>
    </message>
    <message>
        <source>Molecules</source>
        <translation>Molécules</translation>
    </message>
    <message>
        <source>In the field of view at any time. More than one to 200 px² are hard to tell apart.</source>
        <translation>Dans le champ à tout moment. À plus d’une pour 200 px², elles se distinguent mal.</translation>
    </message>
    <message>
        <source>Bleached ones</source>
        <translation>Blanchies</translation>
    </message>
    <message>
        <source>What becomes of molecules that bleached</source>
        <translation>Ce que deviennent les molécules blanchies</translation>
    </message>
    <message>
        <source>Replaced</source>
        <translation>Remplacées</translation>
    </message>
    <message>
        <source>By new ones elsewhere, so that their number stays</source>
        <translation>Par de nouvelles ailleurs, si bien que leur nombre reste</translation>
    </message>
    <message>
        <source>Gone</source>
        <translation>Disparues</translation>
    </message>
    <message>
        <source>The movie empties</source>
        <translation>Le film se vide</translation>
    </message>
    <message>
        <source>What should I record?…</source>
        <translation>Que faut-il enregistrer ?…</translation>
    </message>
    <message>
        <source>Which exposure and frame interval give the smallest error of D, for this light and camera</source>
        <translation>Quel temps de pose et quel intervalle entre images donnent la plus petite erreur de D, pour cette lumière et cette caméra</translation>
    </message>
</context>
<context>
    <name>perrin::ui::ScoreScale</name>
    <message>
        <source>%1 of 100, from hopeless to excellent</source>
        <translation>%1 sur 100, de sans espoir à excellent</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>inconnu</translation>
    </message>
    <message>
        <source>hopeless</source>
        <translation>sans espoir</translation>
    </message>
    <message>
        <source>fair</source>
        <translation>moyen</translation>
    </message>
    <message>
        <source>excellent</source>
        <translation>excellent</translation>
    </message>
</context>
<context>
    <name>perrin::ui::SessionKeeper</name>
    <message>
        <source>%1 was not opened: the work on the present movie has changed meanwhile.</source>
        <translation>%1 n’a pas été ouvert&#xa0;: le travail sur le film présent a changé entre-temps.</translation>
    </message>
</context>
<context>
    <name>perrin::ui::SessionState</name>
    <message>
        <source>%1 µm per pixel</source>
        <translation>%1 µm par pixel</translation>
    </message>
    <message>
        <source>%1 s from frame to frame</source>
        <translation>%1 s d’une image à la suivante</translation>
    </message>
    <message>
        <source>exposure equal to the frame interval</source>
        <translation>temps de pose égal à l’intervalle entre images</translation>
    </message>
    <message>
        <source>exposure %1 s</source>
        <translation>temps de pose %1 s</translation>
    </message>
    <message>
        <source>each file’s own pixel size, frame interval and exposure</source>
        <translation>taille du pixel, intervalle entre images et temps de pose propres à chaque fichier</translation>
    </message>
    <message>
        <source>; a movie without pixel size or frame interval fails: open it and give them</source>
        <translation>&#x202f;; un film sans taille du pixel ou sans intervalle entre images échoue&#xa0;: ouvrez-le et donnez-les</translation>
    </message>
    <message>
        <source> (of %1)</source>
        <translation> (de %1)</translation>
    </message>
    <message>
        <source>%1, for every movie, whatever its file says</source>
        <translation>%1, pour tous les films, quoi que dise leur fichier</translation>
    </message>
    <message>
        <source>; where a file does not say: %1</source>
        <translation>&#x202f;; quand un fichier ne le dit pas&#xa0;: %1</translation>
    </message>
    <message>
        <source>not known, so that brightness stays in ADU</source>
        <translation>inconnue, si bien que l’éclat reste en ADU</translation>
    </message>
    <message>
        <source>gain %1 ADU/e⁻, offset %2 ADU, read noise %3 e⁻</source>
        <translation>gain %1 ADU/e⁻, décalage %2 ADU, bruit de lecture %3 e⁻</translation>
    </message>
    <message>
        <source>, EMCCD</source>
        <translation>, EMCCD</translation>
    </message>
    <message>
        <source>, with its maps</source>
        <translation>, avec ses cartes</translation>
    </message>
    <message>
        <source>likelihood ratio</source>
        <translation>rapport de vraisemblance</translation>
    </message>
    <message>
        <source>Laplacian of Gaussian</source>
        <translation>Laplacien de gaussienne</translation>
    </message>
    <message>
        <source>difference of Gaussians</source>
        <translation>différence de gaussiennes</translation>
    </message>
    <message>
        <source>wavelet</source>
        <translation>ondelettes</translation>
    </message>
    <message>
        <source>maximum likelihood</source>
        <translation>maximum de vraisemblance</translation>
    </message>
    <message>
        <source>least squares</source>
        <translation>moindres carrés</translation>
    </message>
    <message>
        <source>radial symmetry</source>
        <translation>symétrie radiale</translation>
    </message>
    <message>
        <source>centroid</source>
        <translation>centroïde</translation>
    </message>
    <message>
        <source>%1, %2 false spots a frame, placed by %3; PSF %4</source>
        <translation>%1, %2 faux spots par image, placés par %3&#x202f;; PSF %4</translation>
    </message>
    <message>
        <source>%1 µm wide (FWHM)</source>
        <translation>%1 µm de large (FWHM)</translation>
    </message>
    <message>
        <source>measured on each movie</source>
        <translation>mesurée sur chaque film</translation>
    </message>
    <message>
        <source>by the network %1</source>
        <translation>par le réseau %1</translation>
    </message>
    <message>
        <source>by MLE, or CVE where the exposure is unknown</source>
        <translation>par MLE, ou CVE si le temps de pose est inconnu</translation>
    </message>
    <message>
        <source>by the MSD at all lags</source>
        <translation>par le MSD à tous les délais</translation>
    </message>
    <message>
        <source>by %1</source>
        <translation>par %1</translation>
    </message>
    <message>
        <source>; no network is asked</source>
        <translation>&#x202f;; aucun réseau n’est interrogé</translation>
    </message>
    <message>
        <source>; the network %1 is asked, too</source>
        <translation>&#x202f;; le réseau %1 est interrogé aussi</translation>
    </message>
    <message>
        <source>Calibration:</source>
        <translation>Étalonnage&#xa0;:</translation>
    </message>
    <message>
        <source>Camera:</source>
        <translation>Caméra&#xa0;:</translation>
    </message>
    <message>
        <source>Finding:</source>
        <translation>Recherche&#xa0;:</translation>
    </message>
    <message>
        <source>Following:</source>
        <translation>Suivi&#xa0;:</translation>
    </message>
    <message>
        <source>D up to %1 µm²/s, missed in at most %2 frames in a row, seen in at least %3</source>
        <translation>D jusqu’à %1 µm²/s, manquée dans au plus %2 images de suite, vue dans au moins %3</translation>
    </message>
    <message>
        <source>D:</source>
        <translation>D&#xa0;:</translation>
    </message>
    <message>
        <source>The whole frame is measured; regions belong to one movie.</source>
        <translation>L’image entière est mesurée&#x202f;; les régions vont avec un seul film.</translation>
    </message>
    <message>
        <source>change seed</source>
        <translation>le changement de graine</translation>
    </message>
    <message>
        <source>change microscope</source>
        <translation>le changement de microscope</translation>
    </message>
    <message>
        <source>change PSF</source>
        <translation>le changement de PSF</translation>
    </message>
    <message>
        <source>find molecules</source>
        <translation>la recherche de molécules</translation>
    </message>
    <message>
        <source>add molecule %1</source>
        <translation>l’ajout de la molécule %1</translation>
    </message>
    <message>
        <source>delete molecule %1</source>
        <translation>la suppression de la molécule %1</translation>
    </message>
    <message>
        <source>change use of regions</source>
        <translation>le changement d’usage des régions</translation>
    </message>
    <message>
        <source>change pixel size</source>
        <translation>le changement de taille du pixel</translation>
    </message>
    <message>
        <source>change frame interval</source>
        <translation>le changement d’intervalle entre images</translation>
    </message>
    <message>
        <source>change exposure</source>
        <translation>le changement de temps de pose</translation>
    </message>
    <message>
        <source>change camera</source>
        <translation>le changement de caméra</translation>
    </message>
    <message>
        <source>change false alarms</source>
        <translation>le changement de fausses alarmes</translation>
    </message>
    <message>
        <source>change detector</source>
        <translation>le changement de détecteur</translation>
    </message>
    <message>
        <source>change localizer</source>
        <translation>le changement de localisateur</translation>
    </message>
    <message>
        <source>change channel</source>
        <translation>le changement de canal</translation>
    </message>
    <message>
        <source>change method</source>
        <translation>le changement de méthode</translation>
    </message>
    <message>
        <source>change largest D</source>
        <translation>le changement de D maximal</translation>
    </message>
    <message>
        <source>change fewest frames</source>
        <translation>le changement d’images au moins</translation>
    </message>
    <message>
        <source>change longest gap</source>
        <translation>le changement de trou maximal</translation>
    </message>
</context>
<context>
    <name>perrin::ui::SettingRow</name>
    <message>
        <source>A number is needed here.</source>
        <translation>Il faut ici un nombre.</translation>
    </message>
</context>
<context>
    <name>perrin::ui::SimulatePage</name>
    <message>
        <source>Written: %1</source>
        <translation>Écrit&#xa0;: %1</translation>
    </message>
    <message>
        <source>Trajectory, coloured by frame</source>
        <translation>Trajectoire, colorée par image</translation>
    </message>
    <message>
        <source>Go to frame</source>
        <translation>Aller à l’image</translation>
    </message>
    <message>
        <source>Frame, from 1 to %1:</source>
        <translation>Image, de 1 à %1&#xa0;:</translation>
    </message>
    <message>
        <source>Load a scenario</source>
        <translation>Charger un scénario</translation>
    </message>
    <message>
        <source>Scenarios (*.json);;All files (*)</source>
        <translation>Scénarios (*.json);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>load scenario</source>
        <translation>le chargement du scénario</translation>
    </message>
    <message>
        <source>Save the scenario</source>
        <translation>Enregistrer le scénario</translation>
    </message>
    <message>
        <source>Scenarios (*.json)</source>
        <translation>Scénarios (*.json)</translation>
    </message>
    <message>
        <source>name scenario</source>
        <translation>le nom du scénario</translation>
    </message>
    <message>
        <source>MSD</source>
        <translation>MSD</translation>
    </message>
    <message>
        <source>Mean squared displacement of the centres found in the noisy frames, with standard errors, and the line whose slope is 4 D.
Dotted: what theory expects of the true D. Right click: save or copy.</source>
        <translation>Déplacement quadratique moyen des centres trouvés dans les images bruitées, avec leurs erreurs types, et la droite dont la pente est 4 D.
Pointillés&#xa0;: ce que la théorie attend du vrai D. Clic droit&#xa0;: enregistrer ou copier.</translation>
    </message>
    <message>
        <source>The MSD appears here when the molecule is found in three frames or more.</source>
        <translation>Le MSD apparaît ici quand la molécule est trouvée dans trois images ou plus.</translation>
    </message>
    <message>
        <source>Give it more photons, or more frames.</source>
        <translation>Donnez-lui plus de photons, ou plus d’images.</translation>
    </message>
</context>
<context>
    <name>perrin::ui::SimulationExport</name>
    <message>
        <source>Cancelled; nothing was written.</source>
        <translation>Annulé&#x202f;; rien n’a été écrit.</translation>
    </message>
</context>
<context>
    <name>perrin::ui::SimulationExportDialog</name>
    <message>
        <source>%1 MB</source>
        <translation>%1 Mo</translation>
    </message>
    <message>
        <source>%1 GB</source>
        <translation>%1 Go</translation>
    </message>
    <message>
        <source>Export simulation</source>
        <translation>Exporter la simulation</translation>
    </message>
    <message>
        <source>Stacks of single molecules</source>
        <translation>Piles de molécules uniques</translation>
    </message>
    <message>
        <source>For training and for comparing methods: every stack draws its own D, photons and background</source>
        <translation>Pour entraîner et comparer des méthodes&#xa0;: chaque pile tire son D, ses photons et son fond</translation>
    </message>
    <message>
        <source>One movie of many molecules</source>
        <translation>Un film de plusieurs molécules</translation>
    </message>
    <message>
        <source>A field of view, to try out finding and measuring on</source>
        <translation>Un champ, pour essayer la recherche et la mesure</translation>
    </message>
    <message>
        <source>Stacks</source>
        <translation>Piles</translation>
    </message>
    <message>
        <source>How many stacks are written, each with one molecule</source>
        <translation>Combien de piles sont écrites, chacune avec une molécule</translation>
    </message>
    <message>
        <source>Width, px</source>
        <translation>Largeur, px</translation>
    </message>
    <message>
        <source>Width of the field of view</source>
        <translation>Largeur du champ</translation>
    </message>
    <message>
        <source>Height, px</source>
        <translation>Hauteur, px</translation>
    </message>
    <message>
        <source>Height of the field of view</source>
        <translation>Hauteur du champ</translation>
    </message>
    <message>
        <source>Frames</source>
        <translation>Images</translation>
    </message>
    <message>
        <source>Length of the movie</source>
        <translation>Longueur du film</translation>
    </message>
    <message>
        <source>Molecules</source>
        <translation>Molécules</translation>
    </message>
    <message>
        <source>In the field of view at any time; more than one to 200 px² are hard to tell apart</source>
        <translation>Dans le champ à tout moment&#x202f;; à plus d’une pour 200 px², elles se distinguent mal</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Graine</translation>
    </message>
    <message>
        <source>The same seed and settings give the same files</source>
        <translation>La même graine et les mêmes réglages donnent les mêmes fichiers</translation>
    </message>
    <message>
        <source>px</source>
        <translation>px</translation>
    </message>
    <message>
        <source>Beginning of the names of the files that are written</source>
        <translation>Début du nom des fichiers écrits</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>Parcourir…</translation>
    </message>
    <message>
        <source>Choose folder and name</source>
        <translation>Choisir dossier et nom</translation>
    </message>
    <message>
        <source>of %1 frames, %2 × %3 px</source>
        <translation>de %1 images, %2 × %3 px</translation>
    </message>
    <message>
        <source>Field of view</source>
        <translation>Champ</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Fichiers</translation>
    </message>
    <message>
        <source>Stacks and movies (*.tif)</source>
        <translation>Piles et films (*.tif)</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>a number is needed.</source>
        <translation>il faut un nombre.</translation>
    </message>
    <message>
        <source>The files need a name.</source>
        <translation>Les fichiers ont besoin d’un nom.</translation>
    </message>
    <message>
        <source>There is no folder %1.</source>
        <translation>Il n’y a pas de dossier %1.</translation>
    </message>
    <message>
        <source>Writes %1.tif (%2) with its calibration, %1_truth.csv with the truth, and %1.json with the settings and the seed.</source>
        <translation>Écrit %1.tif (%2) avec son étalonnage, %1_truth.csv avec la vérité, et %1.json avec les réglages et la graine.</translation>
    </message>
    <message>
        <source>Writes %1.tif (%2) with its calibration, %1.csv with the truth, %1_paths.npy with the sub-positions, and %1.json with the settings and the seed.</source>
        <translation>Écrit %1.tif (%2) avec son étalonnage, %1.csv avec la vérité, %1_paths.npy avec les sous-positions, et %1.json avec les réglages et la graine.</translation>
    </message>
    <message>
        <source>%1.tif exists and will be replaced.</source>
        <translation>%1.tif existe et sera remplacé.</translation>
    </message>
</context>
<context>
    <name>perrin::ui::SpikeInDesk</name>
    <message>
        <source>Open a movie first.</source>
        <translation>Ouvrez d’abord un film.</translation>
    </message>
    <message>
        <source>Find the movie&apos;s own molecules first (L in the Movie workspace): the synthetic ones are made like them.</source>
        <translation>Cherchez d’abord les molécules du film (L dans l’espace Film)&#xa0;: les synthétiques sont faites à leur image.</translation>
    </message>
    <message>
        <source>Settings have changed since the molecules were found. Find them again (L in the Movie workspace): the check is of the settings that found them.</source>
        <translation>Les réglages ont changé depuis que les molécules ont été trouvées. Cherchez-les de nouveau (L dans l’espace Film)&#xa0;: la vérification porte sur les réglages qui les ont trouvées.</translation>
    </message>
</context>
<context>
    <name>perrin::ui::SpikeInDialog</name>
    <message>
        <source>Check with synthetic molecules</source>
        <translation>Vérifier avec des molécules synthétiques</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Arrêt…</translation>
    </message>
    <message>
        <source>Beginning…</source>
        <translation>Début…</translation>
    </message>
    <message>
        <source>Check this movie</source>
        <translation>Vérifier ce film</translation>
    </message>
    <message>
        <source>Measures the movie again with synthetic molecules in it; nothing of it is changed</source>
        <translation>Mesure de nouveau le film avec des molécules synthétiques dedans&#x202f;; rien n’y est changé</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Stop the check; earlier results stay</source>
        <translation>Arrête la vérification&#x202f;; les résultats antérieurs restent</translation>
    </message>
    <message>
        <source>True and measured D</source>
        <translation>D vrai et D mesuré</translation>
    </message>
    <message>
        <source>Every synthetic molecule that was found (dots) and the means with their standard errors; on the dashed line D is right.
Right click: save or copy.</source>
        <translation>Chaque molécule synthétique trouvée (points) et les moyennes avec leurs erreurs types&#x202f;; sur la ligne de tirets D est juste.
Clic droit&#xa0;: enregistrer ou copier.</translation>
    </message>
    <message>
        <source>Copy table</source>
        <translation>Copier le tableau</translation>
    </message>
    <message>
        <source>Copy this table, for a spreadsheet</source>
        <translation>Copie ce tableau, pour un tableur</translation>
    </message>
    <message>
        <source>Export table (CSV)…</source>
        <translation>Exporter le tableau (CSV)…</translation>
    </message>
    <message>
        <source>A row for each D and one for all, with every interval</source>
        <translation>Une ligne par D et une pour tous, avec chaque intervalle</translation>
    </message>
    <message>
        <source>Export molecules (CSV)…</source>
        <translation>Exporter les molécules (CSV)…</translation>
    </message>
    <message>
        <source>A row for each synthetic molecule: its true D and every answer</source>
        <translation>Une ligne par molécule synthétique&#xa0;: son vrai D et toutes les réponses</translation>
    </message>
    <message>
        <source>Export the check</source>
        <translation>Exporter la vérification</translation>
    </message>
    <message>
        <source>Export the synthetic molecules</source>
        <translation>Exporter les molécules synthétiques</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>Écrit&#xa0;: %1</translation>
    </message>
    <message>
        <source>How many of this movie&apos;s molecules are found, and how right is their D?

Molecules of known D are put between them, with the movie&apos;s PSF, camera and noise. The movie is measured again with the same settings, and they are looked up: how many were found, how far off D is, how many of the 95 % intervals hold the truth.</source>
        <translation>Combien des molécules de ce film sont trouvées, et leur D est-il juste&#x202f;?

Des molécules de D connu sont mises entre elles, avec la PSF, la caméra et le bruit du film. Le film est mesuré de nouveau avec les mêmes réglages, et elles y sont cherchées&#xa0;: combien ont été trouvées, de combien D s’écarte, combien des intervalles à 95&#xa0;% contiennent la vérité.</translation>
    </message>
    <message>
        <source>These results are of an earlier measurement: its molecules or settings have changed since.</source>
        <translation>Ces résultats sont d’une mesure antérieure&#xa0;: ses molécules ou ses réglages ont changé depuis.</translation>
    </message>
    <message>
        <source>%1: %2 synthetic molecules, %3 at the same time beside %4 spots a frame, %5 photons an exposure%6; rounds: %7, seed %8</source>
        <translation>%1&#xa0;: %2 molécules synthétiques, %3 à la fois à côté de %4 spots par image, %5 photons par pose%6&#x202f;; tours&#xa0;: %7, graine %8</translation>
    </message>
    <message>
        <source> (median)</source>
        <translation> (médiane)</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tableaux (*.csv)</translation>
    </message>
    <message>
        <source>Copied: %1 rows.</source>
        <translation>Copié&#xa0;: %1 lignes.</translation>
    </message>
</context>
<context>
    <name>perrin::ui::SpikeInForm</name>
    <message>
        <source>
Empty: the number shown in grey.</source>
        <translation>
Vide&#xa0;: le nombre montré en gris.</translation>
    </message>
    <message>
        <source>Synthetic molecules</source>
        <translation>Molécules synthétiques</translation>
    </message>
    <message>
        <source>True diffusion coefficients, as 0.1 1 10 (or with semicolons); the molecules take them in turn.
Empty: four, spread over those that were measured, shown in grey.</source>
        <translation>Vrais coefficients de diffusion, par exemple 0.1 1 10 (ou avec des points-virgules)&#x202f;; les molécules les prennent tour à tour.
Vide&#xa0;: quatre, répartis sur ceux mesurés, montrés en gris.</translation>
    </message>
    <message>
        <source>In the movie at the same time. Many make it denser than it is, and the check too strict.</source>
        <translation>Dans le film en même temps. Beaucoup le rendent plus dense qu’il n’est, et la vérification trop sévère.</translation>
    </message>
    <message>
        <source>Of a molecule in one exposure, on average.
Empty: each is as bright as one of the measured molecules; their median is shown in grey.</source>
        <translation>D’une molécule pendant une pose, en moyenne.
Vide&#xa0;: chacune a l’éclat d’une des molécules mesurées&#x202f;; leur médiane est montrée en gris.</translation>
    </message>
    <message>
        <source>That each molecule is seen before another takes its place.</source>
        <translation>Pendant laquelle chaque molécule est vue avant qu’une autre prenne sa place.</translation>
    </message>
    <message>
        <source>The movie is made and measured so often, each time with other molecules. More rounds make the answer surer and take longer.</source>
        <translation>Le film est fait et mesuré autant de fois, chaque fois avec d’autres molécules. Plus de tours rendent la réponse plus sûre et prennent plus de temps.</translation>
    </message>
    <message>
        <source>The same number gives the same molecules again.</source>
        <translation>Le même nombre redonne les mêmes molécules.</translation>
    </message>
    <message>
        <source>Empty fields are taken from the
molecules of this movie.</source>
        <translation>Les champs vides viennent des
molécules de ce film.</translation>
    </message>
    <message>
        <source>True D (µm²/s)</source>
        <translation>Vrai D (µm²/s)</translation>
    </message>
    <message>
        <source>At the same time</source>
        <translation>En même temps</translation>
    </message>
    <message>
        <source>molecules</source>
        <translation>molécules</translation>
    </message>
    <message>
        <source>Brightness</source>
        <translation>Éclat</translation>
    </message>
    <message>
        <source>photons</source>
        <translation>photons</translation>
    </message>
    <message>
        <source>Lifetime</source>
        <translation>Durée de vie</translation>
    </message>
    <message>
        <source>frames</source>
        <translation>images</translation>
    </message>
    <message>
        <source>Rounds</source>
        <translation>Tours</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Graine</translation>
    </message>
    <message>
        <source>True D: write numbers above 0, separated by spaces.</source>
        <translation>Vrai D&#xa0;: écrivez des nombres positifs, séparés par des espaces.</translation>
    </message>
    <message>
        <source>Ask the network too</source>
        <translation>Interroger aussi le réseau</translation>
    </message>
    <message>
        <source>Ask %1 too</source>
        <translation>Interroger aussi %1</translation>
    </message>
    <message>
        <source>Measure the movie with a network first (tab Network); then it is judged, too.</source>
        <translation>Mesurez d’abord le film avec un réseau (onglet Réseau)&#x202f;; il est alors jugé, lui aussi.</translation>
    </message>
    <message>
        <source>The network that measured the movie&apos;s molecules is judged, too.</source>
        <translation>Le réseau qui a mesuré les molécules du film est jugé, lui aussi.</translation>
    </message>
</context>
<context>
    <name>perrin::ui::SpikeInTable</name>
    <message>
        <source>How well molecules of known D were found and measured</source>
        <translation>Comment des molécules de D connu ont été trouvées et mesurées</translation>
    </message>
    <message>
        <source>True D
(µm²/s)</source>
        <translation>Vrai D
(µm²/s)</translation>
    </message>
    <message>
        <source>Placed</source>
        <translation>Placées</translation>
    </message>
    <message>
        <source>Found
(95 % interval)</source>
        <translation>Trouvées
(intervalle à 95&#xa0;%)</translation>
    </message>
    <message>
        <source>Localization
error (nm)</source>
        <translation>Erreur de
localisation (nm)</translation>
    </message>
    <message>
        <source>Measured
by</source>
        <translation>Mesuré
par</translation>
    </message>
    <message>
        <source>D off by
(%)</source>
        <translation>Écart de D
(%)</translation>
    </message>
    <message>
        <source>RMSE
of ln D</source>
        <translation>RMSE
de ln D</translation>
    </message>
    <message>
        <source>Truths in their
95 % intervals</source>
        <translation>Vérités dans leur
intervalle à 95&#xa0;%</translation>
    </message>
    <message>
        <source>D of the synthetic molecules; all: of every D together</source>
        <translation>D des molécules synthétiques&#x202f;; toutes&#xa0;: de tous les D ensemble</translation>
    </message>
    <message>
        <source>Synthetic molecules that were put into the movie</source>
        <translation>Molécules synthétiques mises dans le film</translation>
    </message>
    <message>
        <source>Share of them of which at least half of the frames were followed, with its 95 % interval (Wilson)</source>
        <translation>Part de celles dont au moins la moitié des images a été suivie, avec son intervalle à 95&#xa0;% (Wilson)</translation>
    </message>
    <message>
        <source>Localization error an axis of those found, rms, with its standard error</source>
        <translation>Erreur de localisation sur un axe de celles trouvées, efficace, avec son erreur type</translation>
    </message>
    <message>
        <source>Estimator</source>
        <translation>Estimateur</translation>
    </message>
    <message>
        <source>How far the (geometric) mean of the measured D is from the true one, with its standard error; + is too high</source>
        <translation>De combien la moyenne (géométrique) du D mesuré s’écarte du vrai, avec son erreur type&#x202f;; + est trop grand</translation>
    </message>
    <message>
        <source>Error of a single molecule: 0.25 is 25 % up or down. With its standard error</source>
        <translation>Erreur d’une seule molécule&#xa0;: 0.25 veut dire 25&#xa0;% en plus ou en moins. Avec son erreur type</translation>
    </message>
    <message>
        <source>How many of the 95 % intervals of D hold the true one, with the 95 % interval of this share (Wilson); good is 95 %</source>
        <translation>Combien des intervalles à 95&#xa0;% de D contiennent le vrai, avec l’intervalle à 95&#xa0;% de cette part (Wilson)&#x202f;; 95&#xa0;% est bon</translation>
    </message>
    <message>
        <source>all</source>
        <translation>toutes</translation>
    </message>
</context>
<context>
    <name>perrin::ui::SpotPreview</name>
    <message>
        <source>looking at the noise…</source>
        <translation>examen du bruit…</translation>
    </message>
    <message>
        <source>%1 found here, %2 of them expected false</source>
        <translation>%1 trouvés ici, dont %2 attendus faux</translation>
    </message>
</context>
<context>
    <name>perrin::ui::StacksChoice</name>
    <message>
        <source>%1 frames of %2×%3 px, %4</source>
        <translation>%1 images de %2×%3 px, %4</translation>
    </message>
    <message>
        <source>imaged as in the 2024 report</source>
        <translation>imagées comme dans le rapport de 2024</translation>
    </message>
    <message>
        <source>imaged by a camera</source>
        <translation>imagées par une caméra</translation>
    </message>
    <message>
        <source>On which stacks</source>
        <translation>Sur quelles piles</translation>
    </message>
    <message>
        <source>Stacks of known D: 1000 tell errors apart by some 3 %</source>
        <translation>Piles de D connu&#xa0;: 1000 distinguent des erreurs à quelque 3&#xa0;% près</translation>
    </message>
    <message>
        <source>Other numbers give other stacks; none was ever learned from</source>
        <translation>D’autres nombres donnent d’autres piles&#x202f;; aucune n’a jamais servi à apprendre</translation>
    </message>
    <message>
        <source>All that is ticked answers the same stacks, whose D is known</source>
        <translation>Tout ce qui est coché répond aux mêmes piles, dont D est connu</translation>
    </message>
    <message>
        <source>Stacks</source>
        <translation>Piles</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Graine</translation>
    </message>
    <message>
        <source>As set in Simulate</source>
        <translation>Comme réglé dans Simuler</translation>
    </message>
    <message>
        <source>The scenario of the Simulate workspace, which Train learns, too</source>
        <translation>Le scénario de l’espace Simuler, que Entraîner apprend aussi</translation>
    </message>
    <message>
        <source>Preset %1</source>
        <translation>Préréglage %1</translation>
    </message>
    <message>
        <source>What %1 was trained for</source>
        <translation>Ce pour quoi %1 a été entraîné</translation>
    </message>
    <message>
        <source>A stack set…</source>
        <translation>Un jeu de piles…</translation>
    </message>
    <message>
        <source>Stacks that Simulate has exported, with the table of their truth</source>
        <translation>Piles que Simuler a exportées, avec le tableau de leur vérité</translation>
    </message>
    <message>
        <source>The 2024 report&apos;s trajectories…</source>
        <translation>Les trajectoires du rapport de 2024…</translation>
    </message>
    <message>
        <source>A folder with its trajectories.npy and labels.npy, imaged as it did</source>
        <translation>Un dossier avec ses trajectories.npy et labels.npy, imagées comme lui</translation>
    </message>
    <message>
        <source>Stack set %1</source>
        <translation>Jeu de piles %1</translation>
    </message>
    <message>
        <source>The 2024 report&apos;s trajectories</source>
        <translation>Les trajectoires du rapport de 2024</translation>
    </message>
    <message>
        <source>Choose a stack set</source>
        <translation>Choisir un jeu de piles</translation>
    </message>
    <message>
        <source>Stacks (*.tif *.tiff)</source>
        <translation>Piles (*.tif *.tiff)</translation>
    </message>
    <message>
        <source>Folder with trajectories.npy and labels.npy</source>
        <translation>Dossier avec trajectories.npy et labels.npy</translation>
    </message>
</context>
<context>
    <name>perrin::ui::SubPositionView</name>
    <message>
        <source>One frame, magnified, with its sub-positions</source>
        <translation>Une image, agrandie, avec ses sous-positions</translation>
    </message>
    <message>
        <source>The light of one exposure on pixels eight times finer, without noise.
Dots: sub-positions, dark to light in time. White cross: their mean; orange cross: the centre found in the noisy frame.</source>
        <translation>La lumière d’une pose sur des pixels huit fois plus fins, sans bruit.
Points&#xa0;: sous-positions, du sombre au clair selon le temps. Croix blanche&#xa0;: leur moyenne&#x202f;; croix orange&#xa0;: le centre trouvé dans l’image bruitée.</translation>
    </message>
    <message>
        <source>frame %1</source>
        <translation>image %1</translation>
    </message>
    <message>
        <source>Magnified frame</source>
        <translation>Image agrandie</translation>
    </message>
</context>
<context>
    <name>perrin::ui::TableRestorer</name>
    <message>
        <source>Restored from %1 and measured anew: %2 molecules.</source>
        <translation>Restauré depuis %1 et mesuré de nouveau&#xa0;: %2 molécules.</translation>
    </message>
    <message>
        <source>%1 molecules as in the table</source>
        <translation>%1 molécules comme dans le tableau</translation>
    </message>
    <message>
        <source>%1 with another D than there (another version of Perrin or of the network, or the network could not be asked: see Notes)</source>
        <translation>%1 avec un autre D (une autre version de Perrin ou du réseau, ou le réseau n’a pas pu être interrogé&#xa0;: voir Notes)</translation>
    </message>
    <message>
        <source>%1 of the table not found again</source>
        <translation>%1 du tableau non retrouvées</translation>
    </message>
    <message>
        <source>%1 found that the table does not have, left out</source>
        <translation>%1 trouvées que le tableau n’a pas, laissées de côté</translation>
    </message>
    <message>
        <source>Restored from %1: %2.</source>
        <translation>Restauré depuis %1&#xa0;: %2.</translation>
    </message>
    <message>
        <source>Restoring was cancelled; nothing was changed.</source>
        <translation>La restauration a été annulée&#x202f;; rien n’a été changé.</translation>
    </message>
    <message>
        <source>1 molecule as in the table</source>
        <translation>1 molécule comme dans le tableau</translation>
    </message>
</context>
<context>
    <name>perrin::ui::TaskBar</name>
    <message>
        <source>%1 s left</source>
        <translation>encore %1 s</translation>
    </message>
    <message>
        <source>%1 min left</source>
        <translation>encore %1 min</translation>
    </message>
    <message>
        <source>%1 h left</source>
        <translation>encore %1 h</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Stop this work; nothing already shown is lost (Esc)</source>
        <translation>Arrête ce travail&#x202f;; rien de ce qui est déjà montré n’est perdu (Échap)</translation>
    </message>
    <message>
        <source>%1: stopping…</source>
        <translation>%1&#xa0;: arrêt…</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1&#xa0;: %2</translation>
    </message>
</context>
<context>
    <name>perrin::ui::TrainPage</name>
    <message>
        <source>Start training</source>
        <translation>Lancer l’entraînement</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Entraînement</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Comparer</translation>
    </message>
    <message>
        <source>A new run of what is set above; it can be paused and closed at any time</source>
        <translation>Un nouvel entraînement de ce qui est réglé ci-dessus&#x202f;; il peut être suspendu et fermé à tout moment</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Entraînements</translation>
    </message>
    <message>
        <source>take this movie&apos;s scenario</source>
        <translation>la reprise du scénario de ce film</translation>
    </message>
    <message>
        <source>%1, fine-tuned</source>
        <translation>%1, affiné</translation>
    </message>
    <message>
        <source>%1: checkpoint at %2; the training can be interrupted at any moment</source>
        <translation>%1&#xa0;: point de reprise à %2&#x202f;; l’entraînement peut être interrompu à tout moment</translation>
    </message>
    <message>
        <source>take a run&apos;s scenario</source>
        <translation>la reprise du scénario d’un entraînement</translation>
    </message>
    <message>
        <source>The settings of %1 are shown; change what you like and start.</source>
        <translation>Les réglages de %1 sont montrés&#x202f;; changez ce que vous voulez et lancez.</translation>
    </message>
</context>
<context>
    <name>perrin::ui::TrainingDesk</name>
    <message>
        <source>effective D</source>
        <translation>D effectif</translation>
    </message>
    <message>
        <source>D</source>
        <translation>D</translation>
    </message>
    <message>
        <source>true D (µm²/s)</source>
        <translation>vrai D (µm²/s)</translation>
    </message>
    <message>
        <source>bias ± SD %1</source>
        <translation>biais ± écart type %1</translation>
    </message>
    <message>
        <source>D around %1 µm²/s: bias %2, SD %3</source>
        <translation>D vers %1 µm²/s&#xa0;: biais %2, écart type %3</translation>
    </message>
    <message>
        <source>effective D (µm²/s)</source>
        <translation>D effectif (µm²/s)</translation>
    </message>
    <message>
        <source>D (µm²/s)</source>
        <translation>D (µm²/s)</translation>
    </message>
    <message>
        <source>stacks</source>
        <translation>piles</translation>
    </message>
    <message>
        <source>%1 stacks of D %2 to %3 µm²/s</source>
        <translation>%1 piles de D de %2 à %3 µm²/s</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>en attente</translation>
    </message>
    <message>
        <source>preparing</source>
        <translation>préparation</translation>
    </message>
    <message>
        <source>training, %1 %</source>
        <translation>entraînement, %1&#xa0;%</translation>
    </message>
    <message>
        <source>ending</source>
        <translation>fin</translation>
    </message>
    <message>
        <source>in another window</source>
        <translation>dans une autre fenêtre</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>échec</translation>
    </message>
    <message>
        <source>not begun</source>
        <translation>pas commencé</translation>
    </message>
    <message>
        <source>paused, %1 %</source>
        <translation>suspendu, %1&#xa0;%</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>suspendu</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>arrêté</translation>
    </message>
    <message>
        <source>done</source>
        <translation>terminé</translation>
    </message>
    <message>
        <source>stacks (millions)</source>
        <translation>piles (millions)</translation>
    </message>
    <message>
        <source>stacks (thousands)</source>
        <translation>piles (milliers)</translation>
    </message>
    <message>
        <source>of ln D</source>
        <translation>de ln D</translation>
    </message>
    <message>
        <source>of ln effective D</source>
        <translation>de ln D effectif</translation>
    </message>
    <message>
        <source>µm²/s</source>
        <translation>µm²/s</translation>
    </message>
    <message>
        <source>always the mean</source>
        <translation>toujours la moyenne</translation>
    </message>
    <message>
        <source>best centre-based method (Bayes)</source>
        <translation>meilleure méthode par centres (Bayes)</translation>
    </message>
    <message>
        <source>photons with time stamps (unreachable)</source>
        <translation>photons datés (hors d’atteinte)</translation>
    </message>
    <message>
        <source>RMSE %1</source>
        <translation>RMSE %1</translation>
    </message>
    <message>
        <source>%1: RMSE %2 %3 after %4 stacks</source>
        <translation>%1&#xa0;: RMSE %2 %3 après %4 piles</translation>
    </message>
    <message>
        <source>training</source>
        <translation>entraînement</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>validation</translation>
    </message>
    <message>
        <source>loss (log likelihood)</source>
        <translation>perte (log-vraisemblance)</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>perte</translation>
    </message>
    <message>
        <source>%1: validation loss %2</source>
        <translation>%1&#xa0;: perte de validation %2</translation>
    </message>
    <message>
        <source>Appears after the first epoch.</source>
        <translation>Apparaît après la première époque.</translation>
    </message>
    <message>
        <source>Appears after the first steps.</source>
        <translation>Apparaît après les premiers pas.</translation>
    </message>
    <message>
        <source>It was not kept for this run.</source>
        <translation>Cela n’a pas été gardé pour cet entraînement.</translation>
    </message>
</context>
<context>
    <name>perrin::ui::TrainingForm</name>
    <message>
        <source>Network</source>
        <translation>Réseau</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Entraînement</translation>
    </message>
    <message>
        <source>Architecture</source>
        <translation>Architecture</translation>
    </message>
    <message>
        <source>What is trained; perrin is the best we know</source>
        <translation>Ce qui est entraîné&#x202f;; perrin est le meilleur que nous connaissions</translation>
    </message>
    <message>
        <source>Learns</source>
        <translation>Apprend</translation>
    </message>
    <message>
        <source>What the network is to answer</source>
        <translation>Ce à quoi le réseau doit répondre</translation>
    </message>
    <message>
        <source>ln D</source>
        <translation>ln D</translation>
    </message>
    <message>
        <source>Even over all decades of D: the usual choice</source>
        <translation>Égal sur toutes les décades de D&#xa0;: le choix usuel</translation>
    </message>
    <message>
        <source>D</source>
        <translation>D</translation>
    </message>
    <message>
        <source>Fast molecules matter most</source>
        <translation>Les molécules rapides comptent le plus</translation>
    </message>
    <message>
        <source>effective D</source>
        <translation>D effectif</translation>
    </message>
    <message>
        <source>The 2024 report&apos;s: a line through the origin and the MSD at all lags of the true path. It differs from D by chance.</source>
        <translation>Celui du rapport de 2024&#xa0;: une droite par l’origine et le MSD à tous les délais du vrai chemin. Il diffère de D par le hasard.</translation>
    </message>
    <message>
        <source>ln effective D</source>
        <translation>ln D effectif</translation>
    </message>
    <message>
        <source>The same, even from slow to fast</source>
        <translation>Le même, également du lent au rapide</translation>
    </message>
    <message>
        <source>Answers with</source>
        <translation>Répond par</translation>
    </message>
    <message>
        <source>How wrong answers are weighed</source>
        <translation>Comment l’erreur des réponses est pesée</translation>
    </message>
    <message>
        <source>value and interval</source>
        <translation>valeur et intervalle</translation>
    </message>
    <message>
        <source>Gaussian likelihood: every D with its interval</source>
        <translation>Vraisemblance gaussienne&#xa0;: chaque D avec son intervalle</translation>
    </message>
    <message>
        <source>value (squared error)</source>
        <translation>valeur (erreur quadratique)</translation>
    </message>
    <message>
        <source>Mean squared error, no intervals</source>
        <translation>Erreur quadratique moyenne, sans intervalles</translation>
    </message>
    <message>
        <source>value (robust)</source>
        <translation>valeur (robuste)</translation>
    </message>
    <message>
        <source>Huber&apos;s loss: large errors count less; no intervals</source>
        <translation>Perte de Huber&#xa0;: les grandes erreurs comptent moins&#x202f;; sans intervalles</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Époques</translation>
    </message>
    <message>
        <source>How often the network is judged, on stacks that it never learns from. Typical: 50 to 300.</source>
        <translation>Combien de fois le réseau est jugé, sur des piles dont il n’apprend jamais. Typique&#xa0;: 50 à 300.</translation>
    </message>
    <message>
        <source>Stacks</source>
        <translation>Piles</translation>
    </message>
    <message>
        <source>an epoch</source>
        <translation>par époque</translation>
    </message>
    <message>
        <source>Simulated afresh, each learned from once. Typical: 20480.</source>
        <translation>Simulées de nouveau, apprises une fois chacune. Typique&#xa0;: 20480.</translation>
    </message>
    <message>
        <source>Runs on</source>
        <translation>Tourne sur</translation>
    </message>
    <message>
        <source>CPU, or a GPU where LibTorch knows one</source>
        <translation>CPU, ou un GPU si LibTorch en connaît un</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Plus</translation>
    </message>
    <message>
        <source>Show settings that are needed less often</source>
        <translation>Montre les réglages moins souvent utiles</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Lot</translation>
    </message>
    <message>
        <source>stacks a step</source>
        <translation>piles par pas</translation>
    </message>
    <message>
        <source>Learned from together. Typical: 32 to 512.</source>
        <translation>Apprises ensemble. Typique&#xa0;: 32 à 512.</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Taux d’apprentissage</translation>
    </message>
    <message>
        <source>highest</source>
        <translation>au plus haut</translation>
    </message>
    <message>
        <source>How far the weights move a step. Typical: 0.0003 to 0.003; lower it when the loss jumps.</source>
        <translation>De combien les poids bougent à chaque pas. Typique&#xa0;: 0.0003 à 0.003&#x202f;; diminuez-le quand la perte saute.</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>Programme</translation>
    </message>
    <message>
        <source>How the learning rate falls</source>
        <translation>Comment le taux d’apprentissage diminue</translation>
    </message>
    <message>
        <source>cosine</source>
        <translation>cosinus</translation>
    </message>
    <message>
        <source>Falls along half a cosine to 1 % at the end</source>
        <translation>Suit un demi-cosinus jusqu’à 1&#xa0;% à la fin</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>paliers</translation>
    </message>
    <message>
        <source>To 30 % every 20 epochs</source>
        <translation>À 30&#xa0;% toutes les 20 époques</translation>
    </message>
    <message>
        <source>constant</source>
        <translation>constant</translation>
    </message>
    <message>
        <source>Stays</source>
        <translation>Reste le même</translation>
    </message>
    <message>
        <source>Warm-up</source>
        <translation>Échauffement</translation>
    </message>
    <message>
        <source>% of all steps</source>
        <translation>% de tous les pas</translation>
    </message>
    <message>
        <source>Over which the learning rate rises from near 0. Typical: 2 %.</source>
        <translation>Pendant lesquels le taux d’apprentissage monte depuis presque 0. Typique&#xa0;: 2&#xa0;%.</translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation>Optimiseur</translation>
    </message>
    <message>
        <source>How the weights are moved</source>
        <translation>Comment les poids sont déplacés</translation>
    </message>
    <message>
        <source>Adam with weight decay of its own: the usual choice</source>
        <translation>Adam avec sa propre décroissance des poids&#xa0;: le choix usuel</translation>
    </message>
    <message>
        <source>As in the 2024 report</source>
        <translation>Comme dans le rapport de 2024</translation>
    </message>
    <message>
        <source>SGD with momentum</source>
        <translation>SGD avec inertie</translation>
    </message>
    <message>
        <source>Needs a higher learning rate: about 0.01</source>
        <translation>Demande un taux d’apprentissage plus grand&#xa0;: environ 0.01</translation>
    </message>
    <message>
        <source>Gradient clip</source>
        <translation>Limite du gradient</translation>
    </message>
    <message>
        <source>Longest gradient; 0: any. Typical: 1.</source>
        <translation>Gradient le plus long&#x202f;; 0&#xa0;: sans limite. Typique&#xa0;: 1.</translation>
    </message>
    <message>
        <source>Judged on</source>
        <translation>Jugé sur</translation>
    </message>
    <message>
        <source>stacks</source>
        <translation>piles</translation>
    </message>
    <message>
        <source>Size of the validation set; the same ones whatever the seed. Typical: 2048.</source>
        <translation>Taille de l’ensemble de validation&#x202f;; le même quelle que soit la graine. Typique&#xa0;: 2048.</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Graine</translation>
    </message>
    <message>
        <source>Fixes the first weights and every stack: the same settings and seed give the same network.</source>
        <translation>Fixe les premiers poids et chaque pile&#xa0;: les mêmes réglages et la même graine donnent le même réseau.</translation>
    </message>
    <message>
        <source>Checkpoint</source>
        <translation>Point de reprise</translation>
    </message>
    <message>
        <source>every … min</source>
        <translation>toutes les … min</translation>
    </message>
    <message>
        <source>How much work a power cut costs at most. Typical: 10.</source>
        <translation>Combien de travail coûte au plus une panne de courant. Typique&#xa0;: 10.</translation>
    </message>
    <message>
        <source>Symmetries</source>
        <translation>Symétries</translation>
    </message>
    <message>
        <source>Whether stacks are turned, mirrored and reversed at random</source>
        <translation>Si les piles sont tournées, mises en miroir et inversées au hasard</translation>
    </message>
    <message>
        <source>as simulated</source>
        <translation>comme simulées</translation>
    </message>
    <message>
        <source>Fresh stacks come in every direction anyway</source>
        <translation>Les piles nouvelles viennent de toute façon dans toutes les directions</translation>
    </message>
    <message>
        <source>turned and mirrored</source>
        <translation>tournées et en miroir</translation>
    </message>
    <message>
        <source>Each stack in one of its symmetric copies</source>
        <translation>Chaque pile dans l’une de ses copies symétriques</translation>
    </message>
    <message>
        <source>%1 stacks in all</source>
        <translation>%1 piles en tout</translation>
    </message>
    <message>
        <source>a number is needed here</source>
        <translation>il faut ici un nombre</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Machine</translation>
    </message>
</context>
<context>
    <name>perrin::ui::TrainingScope</name>
    <message>
        <source>%1 frames of %2×%3 px; pixel %4 nm, interval %5 ms, exposure %6 ms</source>
        <translation>%1 images de %2×%3 px&#x202f;; pixel %4 nm, intervalle %5 ms, temps de pose %6 ms</translation>
    </message>
    <message>
        <source>; PSF %1 nm, %2</source>
        <translation>&#x202f;; PSF %1 nm, %2</translation>
    </message>
    <message>
        <source>EMCCD</source>
        <translation>EMCCD</translation>
    </message>
    <message>
        <source>sCMOS</source>
        <translation>sCMOS</translation>
    </message>
    <message>
        <source>CCD</source>
        <translation>CCD</translation>
    </message>
    <message>
        <source>; %1 photons a frame</source>
        <translation>&#x202f;; %1 photons par image</translation>
    </message>
    <message>
        <source>; background %1 a px</source>
        <translation>&#x202f;; fond %1 par px</translation>
    </message>
    <message>
        <source>What to train for</source>
        <translation>Pour quoi entraîner</translation>
    </message>
    <message>
        <source>Scenario</source>
        <translation>Scénario</translation>
    </message>
    <message>
        <source>As it is set in Simulate, or a preset</source>
        <translation>Comme réglé dans Simuler, ou un préréglage</translation>
    </message>
    <message>
        <source>Simulate…</source>
        <translation>Simuler…</translation>
    </message>
    <message>
        <source>See what is simulated and change all of it (Ctrl+3)</source>
        <translation>Voir ce qui est simulé et tout changer (Ctrl+3)</translation>
    </message>
    <message>
        <source>Can I measure this? How well D of one such molecule can be known at best.</source>
        <translation>Puis-je le mesurer&#x202f;? À quel point le D d’une telle molécule peut être connu au mieux.</translation>
    </message>
    <message>
        <source>choose preset %1</source>
        <translation>le choix du préréglage %1</translation>
    </message>
    <message>
        <source>%1, changed</source>
        <translation>%1, modifié</translation>
    </message>
</context>
<context>
    <name>perrin::ui::TwinStrip</name>
    <message>
        <source>The molecule and its simulated twins</source>
        <translation>La molécule et ses jumeaux simulés</translation>
    </message>
    <message>
        <source>Above: frames of the molecule. Below: simulated ones with its light, the camera&apos;s noise and a path of their own, for three D: the ends of the network&apos;s 95 % interval and its answer between.
Blobs and steps of the real ones should look like those of one of them.</source>
        <translation>En haut&#xa0;: images de la molécule. En bas&#xa0;: images simulées avec sa lumière, le bruit de la caméra et leur propre chemin, pour trois D&#xa0;: les bornes de l’intervalle à 95&#xa0;% du réseau et sa réponse entre elles.
Les taches et les pas des images réelles devraient ressembler à ceux de l’une d’elles.</translation>
    </message>
    <message>
        <source>real</source>
        <translation>réel</translation>
    </message>
</context>
<context>
    <name>perrin::ui::TwinView</name>
    <message>
        <source>Real frame</source>
        <translation>Image réelle</translation>
    </message>
    <message>
        <source>Simulated twin</source>
        <translation>Jumeau simulé</translation>
    </message>
    <message>
        <source>Blink</source>
        <translation>Alterner</translation>
    </message>
    <message>
        <source>Real frame and twin in turn in one place: what jumps is different (B)</source>
        <translation>Image réelle et jumeau tour à tour à la même place&#xa0;: ce qui saute diffère (B)</translation>
    </message>
    <message>
        <source>New twin</source>
        <translation>Nouveau jumeau</translation>
    </message>
    <message>
        <source>The same noise drawn anew</source>
        <translation>Le même bruit tiré de nouveau</translation>
    </message>
    <message>
        <source>%1 × %2 px</source>
        <translation>%1 × %2 px</translation>
    </message>
    <message>
        <source>twin</source>
        <translation>jumeau</translation>
    </message>
    <message>
        <source>real</source>
        <translation>réel</translation>
    </message>
    <message>
        <source>x %1, y %2 px   real %3 ADU   twin %4 ADU</source>
        <translation>x %1, y %2 px   réel %3 ADU   jumeau %4 ADU</translation>
    </message>
    <message>
        <source>frame %1</source>
        <translation>image %1</translation>
    </message>
    <message>
        <source>draw %1</source>
        <translation>tirage %1</translation>
    </message>
    <message>
        <source>Shown with the contrast of the real frame</source>
        <translation>Montré avec le contraste de l’image réelle</translation>
    </message>
</context>
</TS>
